/// Names of people and places that are in a record and are not the lead.
enum Strangers {
  /// Whose name, address or number it is, in any field and any block of that name.
  static let words = set(
    """
    vendor provider dealer dealership agent agents broker realtor seller organizer organiser host \
    owner admin administrator webmaster support recipient recipients notification notify \
    notifications salesperson salesman salesrep rep assigned assignee assignees store shop merchant \
    reseller distributor branch office department team staff employee operator manager consultant \
    advisor adviser coach representative courier driver technician landlord lister advertiser \
    publisher hosting referrer referer emergency nextofkin kin guarantor witness referee registrar mailer smtp cc bcc fax sp tradesperson handwerker contractor noreply website site portal app server plugin \
    creator creado createdby updatedby modifiedby author_site account_manager listing tracking \
    autoresponder sponsor supplier carrier forwarded_to sendto emailto mailto_to \
    makler anbieter verkaufer handler handlerin berater beraterin empfanger inhaber betreiber \
    vermieter sachbearbeiter zustandig vendedor comercial agente inmobiliaria anunciante \
    destinatario asesor propietario concesionario vendeur agence annonceur destinataire conseiller \
    proprietaire concessionnaire corretor imobiliaria anunciante lojista venditore agenzia \
    concessionaria inserzionista consulente proprietario verkoper makelaar aanbieder ontvanger \
    eigenaar selger saelger saljare maklare mottagare modtager myyja valittaja vastaanottaja \
    sprzedawca posrednik odbiorca doradca elado hirdeto ertekesito cimzett ugynok satici danisman \
    emlakci продавец агент риелтор получатель менеджер владелец 担当営業 販売店 不動産会社 \
    卖家 经纪人 代理 商家 賣家 經紀人 판매자 중개인 prodejce makléř příjemce vanzator agentie πωλητης \
    продавець fax telefax faxnummer faxnumber
    """)

  /// What a name, and only a name, can be of beside a person.
  static let named = set(
    """
    user username form page campaign file filename ad adset adgroup product event list account domain \
    hostname browser device city street project school pet display template creative \
    country column table brand ip field forms group category item service services plan program \
    course class model make vehicle car property house building unit hotel restaurant room tour \
    package image photo document attachment screen game nick nickname login source medium tag label \
    option widget module stage pipeline status industry sector job position title street road state \
    region town area zone bank card beneficiary partner spouse child friend referral referrer \
    referred emergency maiden mother father dog cat kurs produkt produktname datei strasse stadt ort \
    land producto archivo ciudad calle pais proyecto produit fichier ville rue pays projet produto \
    ficheiro cidade rua prodotto citta via paese progetto produkten stad straat bestand gata by vej \
    miasto ulica varos utca kaupunki katu sehir sokak dosya kullanici город улица товар файл логин \
    商品 製品 会社 企業 学校 住所 都市 产品 城市 文件 회사 상품 도시 fiscal business trade nama_file \
    ibu newsletter segment audience workflow automation integration connection webhook hook
    """)

  /// Blocks whose own names are no person's, though a person may stand further in.
  static let things = set(
    """
    company organization organisation account calendar meeting room integration \
    event eventtype scheduledevent page campaign ad adset adgroup creative template workflow \
    automation pipeline stage deal segment tag tags file files attachment attachments image images \
    device browser location geo geoip address adress adresse direccion indirizzo endereco item items \
    lineitems cart basket utm tracking source flow funnel widget bot channel journey sequence job \
    vacancy destination game round project
    """
  ).union(soldThings)

  /// Things that are for sale or to let: what stands in them is the seller's.
  static let soldThings = set(
    """
    product products vehicle vehicles car listing listings property realestate unit hotel course \
    service services eventtype scheduledevent angebot objekt immobilie fahrzeug inmueble propiedad \
    bien annonce annuncio immobile imovel veiculo auto
    """)

  /// Blocks that hold nothing of the lead's at all.
  static let blocks = set(
    """
    business agency professional pro headers cookies server definition eventmemberships scheduledevent portal app createdby updatedby \
    cancellation eventtype hosts ownerdetails
    """)

  /// Blocks that say that the person in them is the lead, whatever stands around them.
  static let leads = set(
    """
    lead customer client visitor invitee attendee attendees requester prospect prospects buyer \
    enquirer inquirer guest respondent subscriber applicant patient consumer shopper interessent kunde \
    cliente leaddata demandeur klant borrower booker renter leaddetails customerinfo customerdetails \
    enquiry inquiry interessentin acheteur acquirente comprador alici покупатель клиент お客様 koper kopare kjoper
    """)

  /// What only a person is called, and the lead: `"applicant": "Ana Ruiz"`.
  static let individuals = set(
    """
    lead visitor invitee attendee requester enquirer inquirer guest respondent subscriber applicant \
    patient participant donor requestedby submittedby sentby bookedby enquiryfrom inquiryfrom \
    leadfrom interessent interessentin borrower renter
    """)

  /// What carries a lead and is nobody.
  static let channels = set("notification notifications notify tracking plugin server app mailer")

  /// Blocks that hold what a form was filled with.
  static let payloads = set(
    """
    data fields values answers form formdata formfields formvalues submission entry payload body record content details
    """)

  /// Blocks that hold a person, who may be somebody else's.
  static let persons = set(
    """
    contact person sender from user profile author contactinfo contactdetails personaldata kontakt \
    contacto contatto contato absender member caller tenant billing
    """)

  /// The words of a name that says where the lead is sent: `to`, `send_to`, `toEmail`.
  static let sending: Set<String> = [
    "to", "email", "mail", "address", "send", "name", "notify", "copy", "forward", "number",
    "phone",
    "addresses", "emails", "deliver",
  ]

  /// What the person who writes does: `submitted by`.
  static let senders: Set<String> = [
    "submitted", "sent", "requested", "booked", "written", "filled", "posted", "ordered", "asked",
    "completed", "entered", "placed", "contact", "reach", "contacted",
  ]

  /// The last word of blocks that hold what somebody sent, whoever received it.
  static let enquiries = set(
    """
    form submission lead enquiry inquiry request entry response answers fields customer client \
    visitor buyer
    """)

  private static func set(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map { Folding.fold($0) })
  }
}
