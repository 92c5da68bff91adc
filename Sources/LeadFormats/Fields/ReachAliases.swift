/// What forms call the ways to reach a person, and where they work.
enum ReachAliases {
  static let table: [(Role, String)] = [
    (.email, email), (.phone, phone), (.phoneCountry, phoneCountry), (.phoneArea, phoneArea),
    (.company, company), (.jobTitle, jobTitle),
  ]

  private static let email = """
    email, e mail, mail, em, eml, email addr, email address, emailaddress, mail address, email id, emailid, emails, \
    emails address, emails email, work email, business email, company email, corporate email, \
    personal email, private email, primary email, contact email, customer email, lead email, \
    client email, guest email, visitor email, sender email, user email, author email, \
    requester email, buyer email, patient email, attendee email, invitee email, member email, \
    subscriber email, respondent email, applicant email, prospect email, email work, \
    email business, email personal, email primary, email value, reply to, replyto, reply to email, \
    reply email, email confirm, e mail id, eaddress, email 1, emailadresse, e mail adresse, \
    mailadresse, mailaddresse, kontakt email, kundenemail, kunden email, elektronische adresse, \
    correo, correo electrónico, correo electronico, dirección correo, dirección de correo, \
    dirección de correo electrónico, dirección email, correo contacto, e correo, courriel, \
    adresse email, adresse mail, adresse courriel, adresse électronique, adresse de messagerie, \
    adresse messagerie, adresse e mail, mél, endereço email, endereço de email, correio eletrônico, \
    correio electrónico, correio eletrónico, indirizzo email, indirizzo mail, posta elettronica, \
    indirizzo di posta elettronica, emailadres, mailadres, e mail adres, e post, epost, \
    e postadresse, epostadresse, e post adresse, e postadress, epostadress, mejl, mejladress, \
    mailadress, e mailadresse, e mailadress, sähköposti, sähköpostiosoite, sposti, s posti, \
    meiliosoite, adres email, adres e mail, adres mailowy, poczta, poczta elektroniczna, mail cím, \
    email cím, e mail cím, drótposta, elektronikus levélcím, e posta, eposta, e posta adresi, \
    eposta adresi, mail adresi, e postanız, email adresi, электронная почта, эл почта, почта, \
    электронный адрес, емейл, имейл, мейл, адрес электронной почты, e mail адрес, электронка, \
    メール, メールアドレス, eメール, eメールアドレス, 電子メール, ご連絡先メールアドレス, 邮箱, 电子邮件, \
    电子邮箱, 邮件, 电邮, 邮箱地址, 邮件地址, 邮箱账号, 电子邮件地址, 電子郵件, 電郵, 電子信箱, 信箱, \
    電子郵件地址, 電郵地址, 이메일, 이메일주소, 메일, 메일주소, 전자우편, 전자메일, e mailová adresa, \
    elektronická pošta, emailová adresa, adresa email, adresă email, adresa de email, \
    adresa de e mail, poștă electronică, ηλεκτρονικό ταχυδρομείο, ηλεκτρονική διεύθυνση, \
    διεύθυνση email, електронна пошта, ел пошта, пошта, електронна адреса, адреса електронної пошти, \
    имейл адрес, adreça electrònica, correu electrònic, correu, adreça de correu, e pošta, \
    elektronická adresa, alamat email, địa chỉ email, thư điện tử, อีเมล, البريد الإلكتروني, \
    البريد الالكتروني, אימייל, דואר אלקטרוני, מייל, ईमेल
    """

  private static let phone = """
    phone, ph, phone nbr, phone num, phone number, phonenumber, phone no, phoneno, phone nr, phones, phone numbers, \
    phones number, phones phone, phone numbers number, phone value, phone full, wa id, waid, \
    caller id, callerid, caller, caller number, from number, caller phone, telephone, \
    telephone number, telephone no, tel, tel no, tel nr, tel number, telno, telnr, mobile, \
    mobile phone, mobile number, mobile no, mobile phone number, cell, cell phone, cellphone, \
    cell number, cell phone number, contact number, contact phone, contact no, contact tel, \
    work phone, home phone, business phone, office phone, day phone, daytime phone, \
    daytime phone number, evening phone, primary phone, main phone, phone work, phone mobile, \
    phone home, phone cell, phone primary, call back, callback, callback number, call back number, \
    whatsapp, whatsapp number, whatsapp no, whats app, wa number, text reminder number, sms number, \
    sms, customer phone, client phone, lead phone, visitor phone, guest phone, user phone, \
    sender phone, buyer phone, patient phone, best number, best phone number, number to call, \
    phone e 164, msisdn, viber, telefon, telefonnummer, telefon nummer, telefonnr, tel nummer, \
    handy, handynummer, handynr, mobil, mobilnummer, mobiltelefon, mobilfunk, mobilfunknummer, \
    mobilnr, rufnummer, rückrufnummer, rückruf nummer, festnetz, festnetznummer, telefon privat, \
    telefon geschäftlich, telefon mobil, fon, teléfono, telefono, número de teléfono, \
    número teléfono, número telefónico, teléfono de contacto, teléfono contacto, móvil, \
    teléfono móvil, número de móvil, número móvil, celular, número de celular, número celular, \
    teléfono celular, teléfono fijo, nº teléfono, nro teléfono, tlf, tfno, tfno contacto, \
    numéro de téléphone, numéro téléphone, num téléphone, num tél, n téléphone, n de téléphone, \
    no de téléphone, téléphone, tél, portable, téléphone portable, numéro de portable, \
    téléphone mobile, téléphone fixe, numéro mobile, gsm, telefone, telemóvel, telefone celular, \
    número de telefone, número telefone, telefone contato, telefone de contato, \
    telefone de contacto, número de telemóvel, fone, zap, cellulare, numero di cellulare, \
    numero cellulare, numero di telefono, numero telefono, recapito telefonico, telefono cellulare, \
    telefono fisso, recapito, telefoonnummer, telefoon, telefoonnr, mobiel, mobiele nummer, \
    mobiel nummer, mobiele telefoon, 06 nummer, gsm nummer, tlf nr, tlfnr, tlf nummer, \
    telefonnumre, mobilnummer telefon, telnummer, puhelin, puhelinnumero, puh, puh nro, matkapuhelin, \
    matkapuhelinnumero, gsm numero, numer telefonu, nr telefonu, nr tel, telefon kontaktowy, \
    telefon komórkowy, komórka, numer komórkowy, numer kontaktowy, telefonszám, mobilszám, \
    mobil szám, telefonos elérhetőség, telefon numarası, telefon no, telefonunuz, cep, cep telefonu, \
    cep telefonunuz, cep no, gsm no, gsm numarası, telefon numaranız, телефон, номер телефона, \
    ваш телефон, мобильный, мобильный телефон, контактный телефон, телефон для связи, тел, моб тел, \
    сотовый, номер, 電話, 電話番号, お電話番号, 携帯, 携帯電話, 携帯番号, 携帯電話番号, ご連絡先電話番号, \
    連絡先電話番号, お電話, 連絡先, ご連絡先, tel 電話番号, 电话, 电话号码, 手机, 手机号, 手机号码, \
    联系电话, 联系方式, 移动电话, 您的电话, 座机, 電話號碼, 手機, 手機號碼, 聯絡電話, 聯絡方式, 行動電話, \
    連絡電話, 전화, 전화번호, 연락처, 휴대폰, 휴대폰번호, 휴대전화, 휴대전화번호, 핸드폰, 핸드폰번호, 휴대폰 번호, \
    telefonní číslo, mobilní telefon, telefonní kontakt, număr de telefon, număr telefon, \
    nr de telefon, τηλέφωνο, αριθμός τηλεφώνου, κινητό, κινητό τηλέφωνο, σταθερό τηλέφωνο, \
    номер телефону, контактний телефон, мобільний, мобільний телефон, telèfon, número de telèfon, \
    mòbil, telèfon mòbil, telefónne číslo, telefonska številka, broj telefona, nomor telepon, \
    nomor hp, no hp, số điện thoại, điện thoại, โทรศัพท์, เบอร์โทร, เบอร์โทรศัพท์, رقم الهاتف, الهاتف, \
    رقم الجوال, الجوال, טלפון, מספר טלפון, נייד, फ़ोन, मोबाइल
    """

  private static let phoneCountry = """
    country code, phone country code, phone country, dial code, dialcode, dialing code, \
    dialling code, calling code, phone code, phone prefix, international prefix, isd code, \
    tel prefix, phone dial code, mobile country code, country calling code, ländervorwahl, \
    prefijo, prefijo teléfono, prefijo internacional, código país, indicatif, indicatif pays, \
    ddi, código do país, prefisso, prefisso internazionale, landnummer, landskod, landkode, \
    numer kierunkowy, országkód, код страны, 国番号, 国家代码, 국가번호
    """

  private static let phoneArea = """
    area code, area, phone area, phone area code, areacode, vorwahl, ortsvorwahl, ddd, \
    código de área, netnummer, riktnummer, körzetszám, код города, 市外局番, 区号, 지역번호
    """

  private static let company = """
    company, company name, companyname, organization, organisation, organization name, \
    organisation name, org, org name, business name, businessname, business, firm, firm name, \
    employer, employer name, company organization, company or organization, \
    client company, name of company, company title, firma, firmenname, firmen name, name der firma, \
    unternehmen, unternehmensname, name des unternehmens, betrieb, institution, firma unternehmen, \
    arbeitgeber, empresa, nombre empresa, nombre de la empresa, compañía, compañia, razón social, \
    organización, empresa organización, negocio, société, nom société, nom de la société, \
    entreprise, nom entreprise, nom de l'entreprise, raison sociale, organisme, établissement, \
    nome empresa, nome da empresa, razão social, organização, companhia, azienda, nome azienda, \
    nome dell'azienda, ragione sociale, società, ente, ditta, impresa, bedrijf, bedrijfsnaam, \
    naam bedrijf, organisatie, onderneming, firmanaam, företag, företagsnamn, företagets namn, \
    organisation namn, virksomhed, virksomhedsnavn, virksomhet, firmanavn, firma navn, bedrift, \
    bedriftsnavn, bedriftens navn, selskab, selskap, yritys, yrityksen nimi, yritysnimi, \
    organisaatio, yhtiö, nazwa firmy, przedsiębiorstwo, cég, cégnév, cég neve, vállalat, \
    vállalkozás, szervezet, şirket, şirket adı, şirketiniz, firma adı, firmanız, kurum, kurum adı, \
    компания, название компании, организация, название организации, фирма, предприятие, \
    наименование организации, 会社名, 会社, 御社名, 貴社名, 企業名, 法人名, 団体名, 会社名 団体名, \
    勤務先, 組織名, 屋号, 公司, 公司名称, 公司名, 单位, 单位名称, 企业, 企业名称, 机构名称, 公司名稱, \
    公司行號, 企業名稱, 單位名稱, 회사, 회사명, 업체명, 기업명, 상호, 소속, 기관명, 단체명, společnost, \
    název firmy, název společnosti, companie, denumire firmă, nume firmă, numele companiei, \
    εταιρεία, εταιρία, επωνυμία, επωνυμία εταιρείας, όνομα εταιρείας, компанія, назва компанії, \
    організація, підприємство, nom de l'empresa, organització, spoločnosť, podjetje, tvrtka, \
    perusahaan, công ty, บริษัท, شركة, الشركة, اسم الشركة, חברה, שם החברה, कंपनी
    """

  private static let jobTitle = """
    job title, jobtitle, job position, job role, job function, occupation, designation, profession, \
    your role, position title, professional title, beruf, berufsbezeichnung, position im unternehmen, \
    funktion, stellenbezeichnung, jobbezeichnung, position in der firma, cargo, puesto, \
    puesto de trabajo, ocupación, profesión, poste, fonction, intitulé du poste, poste occupé, \
    profession exercée, função, cargo função, profissão, qualifica, ruolo, ruolo aziendale, \
    mansione, posizione, professione, functie, functietitel, beroep, stilling, stillingsbetegnelse, \
    jobtitel, befattning, yrke, titteli, tehtävänimike, tehtävä, ammatti, stanowisko, \
    stanowisko pracy, zawód, beosztás, munkakör, pozíció, unvan, ünvan, görev, göreviniz, pozisyon, \
    должность, ваша должность, профессия, 役職, 役職名, 職種, 職業, 肩書き, 部署 役職, 职位, 职务, \
    岗位, 職位, 職稱, 職務, 직책, 직위, 직급, 직함, pracovní pozice, funcție, funcția, θέση, \
    θέση εργασίας, посада, càrrec
    """

  /// Words that mean a role inside a longer name, shape permitting; the first of them counts.
  static let words: [(Role, String)] = [
    (
      .email,
      """
      email, emails, e mail, mail, emailaddress, correo, courriel, e post, epost, epostadresse, \
      epostadress, sähköposti, e posta, eposta, почта, пошта, メール, メールアドレス, 邮箱, 邮件, \
      电子邮件, 電子郵件, 電郵, 信箱, 이메일, 메일, emailadresse, emailadres, mejl, poczta
      """
    ),
    (
      .phone,
      """
      phone, telephone, tel, mobile, cell, cellphone, whatsapp, telefon, telefonnummer, handy, \
      handynummer, mobil, mobilnummer, rufnummer, telefono, movil, celular, telefone, telemovel, \
      cellulare, telefoon, telefoonnummer, mobiel, gsm, puhelin, puhelinnumero, telefonu, telefonszám, \
      telefonní, telefonunuz, телефон, телефона, телефону, τηλέφωνο, κινητό, 電話, 电话, 手机, 手機, \
      携帯, 전화, 전화번호, 휴대폰, 연락처, 핸드폰, téléphone, tlf, callback, phonenumber, msisdn
      """
    ),
    (
      .company,
      """
      company, organization, organisation, companyname, firma, firmy, firmenname, unternehmen, \
      empresa, société, entreprise, azienda, bedrijf, bedrijfsnaam, företag, virksomhed, virksomhet, \
      yritys, cég, şirket, компания, компании, организация, компанія, 会社, 公司, 회사, employer, \
      společnost, εταιρεία
      """
    ),
    (.jobTitle, "jobtitle, occupation, 役職, 职位, 職位, 직책, должность"),
  ]
}
