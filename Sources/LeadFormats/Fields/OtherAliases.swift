/// What forms and handlers call everything but the person and the enquiry.
enum OtherAliases {
  static let table: [(Role, String)] = [
    (.pageURL, pageURL), (.formID, formID), (.formName, formName), (.externalID, externalID),
    (.submittedAt, submittedAt),
    (.campaignID, "campaign id, utm campaign id, utm id"),
    (.campaignName, "campaign name, campaign, kampagne, campaña, campagne, campagna"),
    (.utmSource, "utm source, utmsource"), (.utmMedium, "utm medium, utmmedium"),
    (.utmCampaign, "utm campaign, utmcampaign"), (.utmTerm, "utm term, utmterm, utm keyword"),
    (.utmContent, "utm content, utmcontent"), (.gclid, "gclid, gcl id, google click id"),
    (.fbclid, "fbclid, fb click id"), (.adID, "ad id, adid, utm ad id"),
    (.testMark, "is test, test lead, test, is test lead, test mode, testmode, debug, is test data"),
    (.honeypot, honeypot),
    (
      .spamScore,
      "recaptcha score, captcha score, g recaptcha score, recaptcha 3 score, human score, "
        + "recaptcha v 3 score, spam probability"
    ),
    (
      .spamFlag,
      "akismet, akismet spam, akismet result, is spam, spam, marked as spam, spam flag, spam status"
    ),
    (.event, event), (.status, "status, state, lead status, submission status, booking status"),
  ]

  private static let pageURL = """
    page url, url, page uri, context page uri, source url, landing page, landing page url, \
    current url, form url, page link, website page, page location, submission url, entry url, \
    source page, submitted from, origin url, permalink, location href, href, seite, seiten url, \
    página, url de la página, url de página, url página, url da página, url pagina, url sayfa, \
    адрес страницы, url страницы, страница, 页面地址, 来源页面, 網頁網址, ページurl, 페이지 url
    """

  private static let formID = """
    form id, formid, leadgen form id, lead gen form, versioned lead gen form urn, survey id, form uuid, form key, form uid, lead form id, \
    formular id, id formulario, id formulaire, form identifier, form guid
    """

  private static let formName = """
    form name, formname, form title, definition title, survey name, lead form name, form label, \
    formular, formularname, nombre del formulario, nombre formulario, nom du formulaire, \
    nome do formulário, nome del modulo, naam formulier, formuliernaam, skjemanavn, nazwa formularza, \
    űrlap neve, form adı, имя формы, название формы, 表单名称, 表單名稱, フォーム名, 양식 이름
    """

  private static let externalID = """
    lead id, leadid, payload uri, leadgen id, submission id, submissionid, entry id, entryid, response id, \
    lead gen form response, object id, external id, unique id, uuid, guid, form response token, vid, \
    record id, submission uuid, lead uuid, lead guid, enquiry id, inquiry id, ticket id, \
    conversation id, submission number, entry number, submission guid, response uuid, request uuid, \
    lead ref, lead reference, enquiry ref, enquiry reference, inquiry reference, enquiry number, \
    inquiry number, lead number, booking id, booking uid, appointment id, reservation id, \
    respondent id, negotiation id, opportunity id, deal id, quote id, call sid, call id, \
    smsmessage sid, message sid, wamid, messages id, chat id, submission key, anfrage id, \
    anfragenummer, lead nummer, id solicitud, id de la demande, id richiesta, aanvraagnummer, \
    номер заявки, id заявки, 受付番号, 問い合わせ番号, 提交编号, 접수번호
    """

  private static let submittedAt = """
    submitted at, submit time, submission time, submission date, submit date, lead submit time, \
    submitted on, submitted, submission timestamp, created at, created time, create date, \
    create time, date created, created, created date, created on, created date time, creation date, \
    date added, timestamp, fired at, occurred at, request date, sent at, sent on, date submitted, \
    date sent, datetime, date time, event time, entry date, lead date, inquiry date, enquiry date, \
    received date, lead created at, lead created time, completed at, end date time, finished at, \
    completion time, submitted time, triggered at, added at, published at, time submitted, \
    submit timestamp, zeitstempel, eingegangen am, gesendet am, abgeschickt am, datum uhrzeit, \
    eingangsdatum, erstellt am, marca temporal, fecha envío, fecha de envío, fecha hora, \
    fecha de creación, enviado el, horodateur, date envoi, date d'envoi, date de soumission, \
    envoyé le, carimbo de data hora, data de envio, data hora, enviado em, data envio, \
    informazioni cronologiche, data invio, inviato il, data e ora, tijdstempel, verzonden op, \
    datum tijd, ingezonden op, tidsstempel, tidspunkt, indsendt, sendt, tidsstämpel, tidpunkt, \
    skickat, inskickat, aikaleima, lähetetty, sygnatura czasowa, data wysłania, data zgłoszenia, \
    időbélyeg, beküldés ideje, beküldve, zaman damgası, gönderim tarihi, tarih saat, \
    отметка времени, дата отправки, дата заявки, дата создания, дата время, タイムスタンプ, 送信日時, \
    受付日時, 投稿日時, 时间戳记, 提交时间, 提交日期, 创建时间, 時間戳記, 提交時間, 建立時間, 送出時間, \
    타임스탬프, 제출 시간, 제출일시, 등록일시, 접수일시, časové razítko, odesláno, datum odeslání, \
    marcaj de timp, data trimiterii, χρονική σήμανση, позначка часу, дата відправлення
    """

  private static let honeypot = """
    bot field, bot, gotcha, bot check, botcheck, honey, honeypot, hp, hp field, website url, \
    fill me out, fillmeout, leave blank, leave this blank, leave empty, do not fill, \
    dont fill this out, dont fill this, not for humans, honey pot, hpot, ak hp textarea, wpcf 7 hp, \
    winnie, anti spam honeypot, url honeypot
    """

  private static let event = """
    event, event type, type, action, subscription type, trigger type, lead action, event name, \
    topic name, hub mode, notification type, webhook type, trigger, trigger event, hook event, \
    event kind, webhook event, webhook topic, meta action, event action
    """

  /// Whole names that often mean a role and often something else.
  static let hints: [(Role, String)] = [
    (.message, MessageAliases.hints),
    (
      .email,
      """
      from, sender, von, absender, remitente, expéditeur, remetente, mittente, de, afzender, \
      avsender, avsändare, afsender, nadawca, feladó, gönderen, отправитель, 送信者, 发件人, 寄件者, \
      email from, from email, from address, envelope from, sender address, sender email address
      """
    ),
    (
      .phone,
      "customer, customer number, a number, number, numéro, número, numero, nummer, numer, 番号"
    ),
    (.firstName, "ad, adı, 名字, fn, first"), (.lastName, "ln, last"),
    (
      .submittedAt,
      """
      time, date, datum, fecha, data, dato, tarih, дата, дата и время, päivämäärä, dátum, 日期, 日時, \
      날짜, 日付, received at, event timestamp, ts, when, updated at, start date time, ημερομηνία
      """
    ),
    (
      .externalID,
      "id, sid, event id, key, reference, ref, reference number, hook id, number id, message id, "
        + "ticket number, row id, request id, uid, form submission id, registration id, mid, case id"
    ),
    (
      .pageURL,
      "referer, referrer, http referer, http referrer, page, site url, referer url, referrer url, "
        + "link, page referrer, ref url, source link, listing url, property url, property link"
    ),
    (.jobTitle, "position, role, title, headline, job, titre"),
    (.company, "account name, workplace, school, institution, brand"),
    (
      .formName,
      "form, form type, widget name, survey, formulario, formulaire, modulo, формa, форма"
    ),
    (
      .campaignName,
      "ad campaign, campaign title, adset name, ad name, ad group name, source campaign"
    ),
  ]

  /// Words of names under which people agree to something.
  static let consentWords = """
    consent, gdpr, dsgvo, rgpd, rodo, privacy, datenschutz, datenschutzerklärung, agree, agreed, \
    agreement, terms, optin, opt in, subscribe, newsletter, lgpd, acceptance, accepted, accept, \
    marketing, disclaimer, einwilligung, zustimmung, einverstanden, agb, consentimiento, \
    privacidad, acepto, consentement, confidentialité, accepte, consentimento, privacidade, aceito, \
    consenso, accetto, toestemming, akkoord, privacybeleid, samtykke, samtycke, integritetspolicy, \
    suostumus, tietosuoja, zgoda, hozzájárulás, adatkezelés, adatvédelmi, onay, kvkk, rıza, \
    согласие, согласен, 同意, プライバシー, 隐私, 隱私, 동의, souhlas, consimțământ, συγκατάθεση, згода
    """

  /// What people tick to agree.
  static let agreement: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "1", "0", "y", "n", "ja", "nein", "si", "oui", "non",
    "sim", "nao", "tak", "nie", "igen", "nem", "kylla", "ei", "evet", "hayir", "да", "нет", "はい",
    "いいえ", "是", "否", "예", "아니요", "네", "accepted", "checked", "granted", "denied", "agreed",
    "agree", "akzeptiert", "acepto", "accepte", "accetto", "aceito", "akkoord", "同意", "同意する",
    "同意します", "동의", "동의함", "согласен", "ano", "ne", "da", "nu", "ναι", "οχι", "так", "ні",
    "optin", "optout", "subscribed", "unsubscribed", "x", "ok", "selected", "unchecked", "nej",
    "ano",
    "i agree", "i accept", "yes i agree",
  ]

  /// Names that must not leave the reader: whole words of a field's name, or two of them.
  static let secretWords = words(
    """
    captcha recaptcha hcaptcha turnstile token nonce wpnonce password passwd pwd passwort secret csrf \
    xsrf apikey googlekey accesskey privatekey authorization cookie signature cvv cvc cvv2 csc \
    cardnumber creditcard ccnumber authenticity bearer jwt sessionid phpsessid contrasena motdepasse \
    senha wachtwoord losenord haslo sifre securitycode clientsecret authkey apisecret \
    accesstoken motpasse
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }
}
