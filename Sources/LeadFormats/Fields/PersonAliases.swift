/// What forms call a person's data, in the folded and joined spelling of `FieldName.key`.
enum PersonAliases {
  static let table: [(Role, String)] = [
    (
      .fullName,
      """
      name fullname contactname customername clientname personname leadname sendername visitorname \
      guestname realname displayname nameandsurname firstandlastname firstnamelastname namefull \
      ihrname vollstandigername vorundnachname vornamenachname vornameundnachname ansprechpartner \
      kontaktperson nombre nombrecompleto nombreyapellidos nombreyapellido nombresyapellidos \
      tunombre sunombre nombres nom nomcomplet votrenom nometprenom prenometnom nomprenom \
      prenomnom nome nomecompleto seunome nomeecognome nominativo iltuonome naam volledigenaam \
      uwnaam jenaam navn fulltnavn fuldenavn namn fullstandigtnamn dittnavn ditnavn dittnamn \
      imieinazwisko nev teljesnev nimi kokonimi nimesi adsoyad adsoyadi adisoyadi adinizsoyadiniz \
      isimsoyisim isim isminiz имя ваше имя вашеимя фио полноеимя имяифамилия 名前 お名前 氏名 \
      ご氏名 御名前 姓名 名字 您的姓名 联系人 이름 성함 성명
      """
    ),
    (
      .firstName,
      """
      firstname fname givenname forename namefirst fullnamefirst yournamefirst vorname ihrvorname \
      primernombre namegiven prenom votreprenom primeironome fornavn fornamn voornaam uwvoornaam \
      imie keresztnev utonev etunimi adiniz 名 merge1
      """
    ),
    (
      .lastName,
      """
      lastname lname surname familyname namelast fullnamelast nachname familienname zuname \
      ihrnachname apellido apellidos nomdefamille sobrenome apelido cognome achternaam \
      uwachternaam etternavn efternavn efternamn nazwisko vezeteknev csaladnev sukunimi soyad \
      soyadi soyadiniz soyisim фамилия 姓 성
      """
    ),
    (
      .email,
      """
      email mail emailaddress mailaddress emailid emails emailsaddress emailsemail workemail businessemail emailwork useremail \
      customeremail contactemail leademail clientemail replyto replytoemail correo \
      correoelectronico direcciondecorreo direcciondecorreoelectronico sucorreo tucorreo \
      adressemail adresseemail adressemel courriel votreemail votremail adressedemessagerie \
      enderecodeemail seuemail emailadresse ihreemail ihreemailadresse mailadresse \
      indirizzoemail indirizzomail postaelettronica latuaemail emailadres mailadres uwemail epost \
      epostadresse epostadress epostadressen dinepost sahkoposti sahkopostiosoite adresemail \
      adresemailowy emailcim eposta epostaadresi epostaniz электроннаяпочта почта емейл имейл \
      адресэлектроннойпочты メール メールアドレス eメール 邮箱 电子邮件 电子邮箱 邮件 电邮 電子郵件 \
      이메일 이메일주소
      """
    ),
    (
      .phone,
      """
      phone phonenumber phones phonenumbers phonesnumber phonesphone phonenumbersnumber waid \
      callerid caller callernumber fromnumber telephone telephonenumber tel telno telnr telnumber mobile mobilephone \
      mobilenumber mobileno cell cellphone cellnumber phoneno contactnumber contactphone workphone \
      homephone businessphone callback callbacknumber whatsapp whatsappnumber textremindernumber \
      phonefull phonework phonemobile telefon telefonnummer handy handynummer mobil mobilnummer \
      rufnummer ruckrufnummer ihretelefonnummer telefono numerodetelefono telefonodecontacto movil \
      telefonomovil numerodemovil celular numerodecelular sutelefono tutelefono numtelephone \
      numerodetelephone portable telephoneportable votretelephone mobilephonenumber telefone \
      telemovel telefonecelular seutelefone cellulare numerodicellulare numeroditelefono \
      recapitotelefonico telefoonnummer telefoon mobiel mobielnummer gsm telefonnr tlf tlfnr \
      mobiltelefon puhelin puhelinnumero matkapuhelin numertelefonu nrtelefonu telefonkomorkowy \
      telefonszam mobilszam telefonnumarasi telefonunuz ceptelefonu телефон номертелефона \
      вашателефон мобильный мобильныйтелефон 電話 電話番号 お電話番号 携帯電話 携帯番号 电话 电话号码 \
      手机 手机号 手机号码 联系电话 聯絡電話 전화 전화번호 연락처 휴대폰 휴대폰번호 휴대전화
      """
    ),
    (
      .company,
      """
      company companyname organization organisation organizationname organisationname businessname \
      business firm employer firma firmenname unternehmen unternehmensname empresa nombreempresa \
      nombredelaempresa compania societe nomsociete nomdelasociete entreprise nomdelentreprise \
      raisonsociale nomedaempresa azienda nomeazienda nomedellazienda ragionesociale societa \
      bedrijf bedrijfsnaam foretag foretagsnamn virksomhed virksomhet firmanavn bedriftsnavn \
      bedrift yritys yrityksennimi nazwafirmy ceg cegnev sirket sirketadi firmaadi компания \
      названиекомпании организация 会社名 会社 御社名 貴社名 公司 公司名称 회사 회사명
      """
    ),
    (
      .jobTitle,
      """
      jobtitle jobposition jobrole occupation designation beruf positionimunternehmen cargo puesto \
      puestodetrabajo poste fonction intituleduposte funcao qualifica ruolo functie stilling \
      befattning stanowisko beosztas tehtavanimike unvan должность 役職 职位 직책
      """
    ),
  ]

  /// Words that mean a role inside a longer name, shape permitting.
  static let words: [(Role, String)] = [
    (
      .email, "email mail emailaddress correo courriel epost sahkoposti eposta почта メール 邮箱 이메일"
    ),
    (
      .phone,
      """
      phone telephone tel mobile cell cellphone whatsapp telefon telefonnummer handy mobil telefono \
      movil celular telefone cellulare telefoon puhelin телефон 電話 电话 手机 전화 휴대폰
      """
    ),
    (.firstName, "firstname vorname prenom voornaam fornavn fornamn"),
    (.lastName, "lastname surname nachname apellido apellidos cognome achternaam sobrenome"),
    (.fullName, "name fullname nombre naam navn namn 名前 氏名 姓名 이름"),
    (.company, "company firma unternehmen empresa societe entreprise azienda bedrijf 会社 公司 회사"),
  ]
}
