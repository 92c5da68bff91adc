/// What forms and handlers call everything but the person.
enum OtherAliases {
  static let table: [(Role, String)] = [
    (
      .message,
      """
      message msg messagebody messagetext comments comment enquiry inquiry enquirydetails \
      inquirydetails question questions description details request howcanwehelp \
      howcanwehelpyou tellusmore additionalinformation additionalcomments moreinfo nachricht \
      ihrenachricht mitteilung anfrage ihreanfrage kommentar bemerkung bemerkungen anmerkung \
      anmerkungen mensaje tumensaje sumensaje consulta comentario comentarios pregunta solicitud \
      votremessage commentaire commentaires demande votredemande mensagem suamensagem duvida pedido \
      observacoes messaggio iltuomessaggio richiesta commento commenti bericht uwbericht opmerking \
      opmerkingen vraag melding beskjed besked meddelande meddelelse henvendelse foresporgsel \
      viesti viestisi wiadomosc tresc trescwiadomosci zapytanie uzenet megjegyzes mesaj mesajiniz \
      сообщение вашесообщение комментарий вопрос お問い合わせ内容 お問合せ内容 お問い合わせ メッセージ \
      ご質問 内容 メッセージ本文 nachrichtentext berichtinhoud 留言 消息 咨询内容 备注 메시지 문의내용 문의사항 내용
      """
    ),
    (
      .subject,
      """
      subject subjectline topic betreff thema asunto objet sujet assunto oggetto onderwerp emne amne \
      aihe temat targy konu тема 件名 題名 主题 主旨 제목
      """
    ),
    (
      .pageURL,
      """
      pageurl url pageuri contextpageuri sourceurl landingpage landingpageurl currenturl formurl \
      pagelink
      """
    ),
    (.formID, "formid leadgenformid surveyid formuuid"),
    (.formName, "formname formtitle definitiontitle surveyname leadformname"),
    (
      .externalID,
      """
      leadid leadgenid submissionid entryid responseid leadgenformresponse objectid externalid \
      uniqueid uuid formresponsetoken vid recordid submissionuuid leaduuid
      """
    ),
    (
      .submittedAt,
      """
      submittedat submittime submissiontime submissiondate submitdate leadsubmittime submittedon \
      submitted createdat createdtime createdate datecreated created creationdate timestamp firedat \
      occurredat requestdate sentat datesubmitted datesent zeitstempel marcatemporal horodateur \
      datetime eventtime informazionicronologiche
      """
    ),
    (.campaignID, "campaignid"), (.campaignName, "campaignname campaign"),
    (.utmSource, "utmsource"), (.utmMedium, "utmmedium"), (.utmCampaign, "utmcampaign"),
    (.utmTerm, "utmterm"), (.utmContent, "utmcontent"), (.gclid, "gclid"), (.fbclid, "fbclid"),
    (.adID, "adid"),
    (.testMark, "istest testlead test istestlead testmode debug"),
    (
      .honeypot,
      "botfield bot gotcha botcheck honey honeypot hp websiteurl fillmeout leaveblank leavethisblank"
    ),
    (
      .spamScore,
      "recaptchascore captchascore grecaptchascore recaptcha3score humanscore spamprobability"
    ),
    (.spamFlag, "akismet akismetspam isspam spam markedasspam"),
    (
      .event,
      """
      event eventtype type action subscriptiontype triggertype leadaction eventname topicname \
      hubmode notificationtype webhooktype
      """
    ),
  ]

  /// Whole names that often mean a role and often something else.
  static let hints: [(Role, String)] = [
    (
      .message,
      "body text content notes note summary plain bodyplain strippedtext textarea bodytext textbody"
    ),
    (
      .email,
      "from sender von absender remitente expediteur remetente mittente de afzender avsender emailfrom"
    ),
    (.submittedAt, "time date datum fecha receivedat eventtimestamp"),
    (.externalID, "id sid eventid"),
    (.pageURL, "referer referrer httpreferer page siteurl"),
    (.jobTitle, "position role"),
    (.formName, "form formtype"),
  ]

  /// Words that mean a role inside a longer name.
  static let words: [(Role, String)] = [
    (
      .consent,
      """
      consent gdpr dsgvo privacy datenschutz agree agreement terms optin subscribe newsletter lgpd \
      acceptance accepted accept marketing disclaimer einwilligung consentimiento consentement
      """
    ),
    (
      .message,
      """
      message comments comment enquiry inquiry nachricht mensaje messaggio mensagem wiadomosc \
      anfrage question bericht сообщение 問い合わせ 留言 문의
      """
    ),
    (.subject, "subject betreff asunto"),
  ]

  /// Names that must not leave the reader: whole words of a field's name.
  static let secretWords = words(
    """
    captcha recaptcha hcaptcha turnstile token nonce wpnonce password passwd pwd passwort secret csrf \
    xsrf apikey googlekey accesskey privatekey authorization cookie signature cvv cvc cardnumber \
    creditcard authenticity
    """)

  /// Words that make a personal field somebody else's, or no person's at all.
  static let strangerWords = words(
    """
    user username form page campaign file filename site website ad adset adgroup product event list \
    account domain host hostname plugin browser device city street project vendor provider dealer \
    agent listing broker realtor seller organizer organiser owner admin webmaster support recipient \
    notification salesperson assigned assignee store shop app portal creative template server \
    country school pet display called fax to bcc cc department office branch merchant integration column table \
    team brand street ip
    """)

  /// Blocks whose names, addresses and numbers are never the lead's.
  static let strangerBlocks = words(
    """
    vendor provider dealer listing agent agents broker realtor seller organizer organiser host \
    owner assignee assigned eventmemberships scheduledevent site website portal integration app \
    createdby updatedby merchant store shop salesperson office branch recipient recipients \
    notification definition headers cookies server campaign page product property cancellation \
    eventtype
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }
}
