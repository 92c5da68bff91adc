/// What forms call the enquiry itself.
enum MessageAliases {
  static let table: [(Role, String)] = [(.message, message), (.subject, subject)]

  private static let message = """
    message, messages, msg, cmnt, comment txt, cmnt txt, msg txt, message body, message text, message content, messagetext, comment, \
    comments, comment text, comments or questions, questions or comments, comments questions, \
    questions comments, question comment, enquiry, inquiry, enquiry details, inquiry details, \
    enquiry message, inquiry message, enquiry text, user message, customer message, lead message, \
    client message, message to agent, buyer message, guest message, visitor message, \
    how can we help, how can we help you, how may we help you, how can i help, how can we assist, \
    what can we do for you, what can we help you with, tell us more, tell us about project, \
    tell us about your project, project details, project description, additional information, \
    additional comments, additional notes, additional info, special requests, more info, \
    anything else, anything to add, anything else you want us to know, what do you need, \
    please share anything that will help prepare for our meeting, textarea, \
    what is it about, whats it about, what is this about, what is your question, \
    what are you looking for, what would you like to ask, what would you like to know, \
    what would you like to discuss, worum geht es, um was geht es, was können wir für sie tun, \
    was möchten sie wissen, wonach suchen sie, de qué se trata, qué está buscando, qué buscas, \
    qué te gustaría saber, de quoi s'agit il, que recherchez vous, que pouvons nous faire pour vous, \
    di cosa si tratta, di cosa ha bisogno, cosa cerchi, do que se trata, o que procura, \
    waar gaat het over, waar gaat uw vraag over, waar bent u naar op zoek, hvad drejer det sig om, \
    hva gjelder det, hva gjelder henvendelsen, vad gäller det, vad gäller ärendet, mitä asia koskee, \
    o co chodzi, czego szukasz, miről van szó, что вас интересует, о чём речь, čeho se to týká, \
    nachricht, ihre nachricht an uns, mitteilung, anfrage, kommentar, bemerkung, bemerkungen, \
    anmerkung, anmerkungen, anliegen, ihr anliegen, wie können wir ihnen helfen, \
    wie können wir helfen, nachrichtentext, weitere informationen, ihre anfrage an uns, \
    mensaje, consulta, comentario, comentarios, solicitud, observaciones, en qué podemos ayudarte, \
    en qué podemos ayudarle, cómo podemos ayudarte, qué necesitas, texto del mensaje, \
    commentaire, commentaires, demande, votre projet, votre besoin, comment pouvons nous vous aider, \
    remarques, précisions, contenu du message, mensagem, dúvida, pedido, observações, comentário, \
    como podemos ajudar, em que podemos ajudar, escreva mensagem, messaggio, richiesta, commento, \
    commenti, note aggiuntive, testo del messaggio, come possiamo aiutarti, la tua richiesta, \
    bericht, opmerking, opmerkingen, vraag, uw vraag, vraag of opmerking, vragen, toelichting, \
    waarmee kunnen we je helpen, melding, beskjed, henvendelse, forespørsel, kommentarer, \
    hva kan vi hjelpe med, besked, meddelelse, forespørgsel, hvad kan vi hjælpe med, meddelande, \
    förfrågan, ärende, fråga, vad kan vi hjälpa till med, viesti, kysymys, lisätiedot, \
    yhteydenottopyyntö, miten voimme auttaa, wiadomość, treść, treść wiadomości, zapytanie, \
    komentarz, uwagi, w czym możemy pomóc, pytanie, üzenet, megjegyzés, érdeklődés, kérdés, \
    üzenet szövege, miben segíthetünk, mesaj, mesajınız, yorum, açıklama, talebiniz, talep, \
    size nasıl yardımcı olabiliriz, сообщение, ваше сообщение, текст сообщения, комментарий, \
    комментарии, вопрос, ваш вопрос, обращение, текст обращения, запрос, чем мы можем помочь, \
    お問い合わせ内容, お問合せ内容, お問い合わせ, お問合せ, 問い合わせ内容, ご相談内容, 相談内容, メッセージ, \
    ご質問, ご質問内容, 内容, ご要望, ご意見 ご要望, 備考, 本文, 詳細, 具体的な内容, 留言, 留言内容, 消息, \
    咨询内容, 备注, 需求, 您的需求, 项目需求, 需求描述, 问题描述, 内容描述, 信息内容, 請留言, 留言內容, \
    訊息, 訊息內容, 備註, 諮詢內容, 內容, 需求說明, 問題描述, 您的需求, 메시지, 문의내용, 문의사항, 문의, 내용, \
    상담내용, 요청사항, 남기실 말씀, 비고, zpráva, vzkaz, dotaz, poptávka, text zprávy, mesaj dumneavoastră, \
    solicitare, întrebare, comentarii, μήνυμα, σχόλια, ερώτηση, αίτημα, повідомлення, коментар, \
    запитання, питання, missatge, comentaris, consulta, správa, sporočilo, poruka, pesan, tin nhắn, \
    lời nhắn, nội dung, ข้อความ, الرسالة, رسالة, رسالتك, הודעה, संदेश
    """

  private static let subject = """
    subject, subject line, message subject, topic, enquiry subject, inquiry subject, \
    reason for contact, reason for contacting us, reason for inquiry, betreff, thema, betreffzeile, \
    asunto, tema, motivo, motivo de contacto, motivo de consulta, objet, sujet, \
    objet de votre demande, objet de la demande, motif, assunto, oggetto, argomento, onderwerp, \
    emne, ämne, aihe, otsikko, temat, tytuł, tárgy, konu, тема, тема сообщения, тема обращения, \
    件名, 題名, お問い合わせ項目, お問い合わせ種別, お問合せ種別, 主题, 主旨, 标题, 主題, 標題, 제목, \
    문의유형, předmět, subiect, θέμα, assumpte, predmet, subjek, chủ đề, الموضوع, נושא, विषय
    """

  /// Whole names that often mean the enquiry and often something else.
  static let hints = """
    body, text, content, contents, notes, note, summary, plain, body plain, stripped text, \
    body text, text body, question, questions, description, details, detail, request, info, \
    information, remarks, remark, more information, requirements, requirement, needs, need, project, \
    your question, additional, other information, transcript, chat transcript, conversation, \
    preview, snippet, reason, wishes, wunsch, wünsche, beschreibung, details zur anfrage, frage, \
    text der nachricht, descripción, detalle, detalles, pregunta, notas, texto, question posée, \
    description du projet, détails, texte, descrição, detalhes, pergunta, texto mensagem, \
    descrizione, dettagli, domanda, testo, note, omschrijving, beschrijving, beskrivning, \
    beskrivelse, spørgsmål, spørsmål, tekst, kuvaus, opis, szczegóły, leírás, açıklamanız, detay, \
    soru, описание, подробности, примечание, текст, детали, 問題, 问题, 描述, 說明, 说明, 詳細內容, 질문, \
    설명, popis, text mesaj, descriere, detalii, περιγραφή, опис, descripció, notes client
    """

  /// Words that mean the enquiry inside a longer name.
  static let words = """
    message, comments, comment, enquiry, inquiry, nachricht, mensaje, messaggio, mensagem, \
    wiadomosc, anfrage, bericht, meddelande, melding, besked, beskjed, viesti, üzenet, mesaj, \
    сообщение, сообщения, повідомлення, 問い合わせ, 問合せ, ご相談, 留言, 문의, メッセージ, 메시지, 咨询, \
    諮詢, zpráva, μήνυμα, съобщение, съобщения, mesajul, mesajului, poruka, sporočilo, správa, ziņa,\
     žinutė, sõnum, skilaboð, pesan, missatge, kommentar, commentaire, commenti, opmerkingen
    """

  /// Words beside which a message is the form's own, not the person's.
  static let strange: Set<String> = [
    "success", "error", "confirmation", "thank", "thanks", "autoresponder", "status", "id", "type",
    "template", "system", "validation", "count", "number", "reply", "url", "date", "time", "at",
    "format", "language", "length", "sid", "status", "class", "priority", "channel", "code",
  ]
}
