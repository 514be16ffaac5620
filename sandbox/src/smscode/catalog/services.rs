//! The services: short code and name. The place in the list is the id, so WhatsApp is 3; the first are the
//! most wanted and are sold in nearly every country.

pub(super) const SERVICES: &str = "\
tg=Telegram;go=Google;wa=WhatsApp;fb=Facebook;ig=Instagram;lf=TikTok;ka=Shopee;ni=Gojek;jg=Grab
xd=Tokopedia;tw=X (Twitter);ds=Discord;wb=WeChat;me=LINE;vi=Viber;am=Amazon;mm=Microsoft;wx=Apple
nf=Netflix;ub=Uber;oi=Tinder;mb=Yahoo;tn=LinkedIn;bw=Signal;fu=Snapchat;kt=KakaoTalk;mt=Steam;ts=PayPal
dh=eBay;dr=OpenAI;acz=Claude;dl=Lazada;xh=OVO;fr=Dana;bz=Blizzard;hw=Alipay;ab=Alibaba;qq=Tencent QQ
vk=VK;ok=OK.ru;ya=Yandex;ma=Mail.ru;av=Avito;pm=AOL;mj=Zalo;yl=Yalla;im=imo;tx=Bolt;ki=99app;uk=Airbnb
qw=Qiwi;wh=TanTan;mo=Bumble;vz=Hinge;df=Happn;gr=Grindr;qv=Badoo;nv=Naver;ew=Nike;aiw=Roblox;pn=Puma
re=Coinbase;aon=Binance;ij=Revolut;bo=Wise;tu=Lyft;ac=DoorDash;rr=Wolt;nz=Foodpanda;abk=GMX;bl=BIGO LIVE
fd=Mamba;gp=Ticketmaster;li=Baidu;ue=Onet;mg=Magnit;zk=Deliveroo;aq=Glovo;hx=AliExpress;pc=Casino
cq=Mercado;sn=OLX;cn=Fiverr;hb=Twitch;zh=Zoho;th=WestStein;rl=inDrive;bv=Blibli;bk=Bukalapak
tv=Traveloka;lj=Santander;ll=888casino;ml=Mobile Legends;ff=Garena;pu=PUBG Mobile;ea=Epic Games
rk=Fotostrana;cb=Bazos;ft=Bookmakers;mv=Fruitz;sk=Skype;pr=Proton Mail;tt=Tuta;ou=Outlook;yh=Yahoo Japan
mr=Mercari;ra=Rakuten;pa=PayPay;co=Coupang;kr=Karrot;ba=Baemin;to=Toss;ko=Kookmin Bank;tr=Truecaller
py=Payoneer;sr=Skrill;ne=Neteller;ai=Airtm;px=Paxful;kk=Kraken;by=Bybit;ox=OKX;ku=KuCoin;bi=Bitfinex
ga=Gate.io;mx=MEXC;cr=Crypto.com;ge=Gemini;hu=Huobi;bt=Bitget;in=Indodax;pi=Pintu;tk=Tokocrypto;aj=Ajaib
bb=Bibit;st=Stockbit;ln=LinkAja;sh=ShopeePay;gy=GoPay;ja=Jago;bu=Blu by BCA;se=SeaBank;je=Jenius
al=Allo Bank;ak=Akulaku;ke=Kredivo;ho=Home Credit;id=Indodana;ti=Tiket.com;rd=RedDoorz;oy=OYO;ag=Agoda
bn=Booking.com;ex=Expedia;tp=Trip.com;hs=Hostelworld;mi=Maxim;zo=Zomato;sw=Swiggy;ol=Ola;rp=Rapido
fl=Flipkart;my=Myntra;ms=Meesho;pt=Paytm;ph=PhonePe;ce=CRED;bg=BigBasket;bli=Blinkit;ze=Zepto;ji=JioMart
du=Dunzo;de=Dream11;mp=MPL;ru=RummyCircle;wi=WinZO;ht=Hotstar;so=SonyLIV;z5=Zee5;vd=Vidio;vu=Viu;we=WeTV
iq=iQIYI;hm=HBO Max;di=Disney+;hl=Hulu;pe=Peacock;po=Paramount+;sp=Spotify;dz=Deezer;su=SoundCloud
td=Tidal;jo=Joox;rs=Resso;au=Audible;kn=Kindle;md=Medium;sb=Substack;pat=Patreon;on=OnlyFans;ri=Reddit
qu=Quora;ps=Pinterest;tm=Tumblr;mn=Mastodon;be=Bluesky;te=Threads;cl=Clubhouse;br=BeReal;le=Lemon8
lk=Likee;kw=Kwai;tl=Triller;big=Bigo;mc=MICO;ta=Tango;az=Azar;ha=Hago;ch=Chamet;yu=Yubo;wn=Wink
lt=Litmatch;om=Omi;cf=Coffee Meets Bagel;oc=OkCupid;pl=Plenty of Fish;mh=Match;fe=Feeld;ry=Raya;boo=Boo
mu=Muzz;sa=Salams;jd=JDate;eh=eHarmony;zs=Zoosk;tai=Taimi;hr=Hornet;jc=Jackd;he=HER;lo=Lovoo;ju=Jaumo
oe=Once;ie=Inner Circle;hi=Hily;dm=Dil Mil;as=Aisle;sd=Shaadi;jv=Jeevansathi;gi=GitHub;gt=GitLab
bc=Bitbucket;dg=DigitalOcean;vl=Vultr;ld=Linode;hz=Hetzner;ov=OVHcloud;cu=Cloudflare;hk=Heroku;ve=Vercel
nt=Netlify;rn=Render;rw=Railway;or=Oracle Cloud;ib=IBM Cloud;aa=Alibaba Cloud;tc=Tencent Cloud
hua=Huawei;xi=Xiaomi;sm=Samsung;op=OPPO;vv=vivo;rm=Realme;os=OnePlus;sy=Sony PlayStation;xb=Xbox
nn=Nintendo;ro=Riot Games;ui=Ubisoft;rc=Rockstar;ea0=EA;gg=GOG;bat=Battle.net;nc=NCSoft;nx=Nexon
kf=Krafton;mih=miHoYo;nm=Netmarble;sc=Supercell;kg=King;zy=Zynga;fa=Faceit;es=ESEA;si=Skinport
da=DMarket;g2=G2A;kin=Kinguin;en=Eneba;rz=Razer;cd=Codashop;un=UniPin;up=Upwork;fn=Freelancer
pp=PeoplePerHour;top=Toptal;rt=Remotasks;ci=Clickworker;ap=Appen;pf=Prolific;sg=Swagbucks;yo=YouGov
tol=Toluna;lp=LifePoints;gl=Glassdoor;ind=Indeed;jb=JobStreet;gn=Glints;kl=Kalibrr;na=Naukri
bm=Bumble BFF;mee=Meetup;ev=Eventbrite;stu=StubHub;sea=SeatGeek;va=Viagogo;ca=Craigslist;gu=Gumtree
cs=Carousell;mud=Mudah;ct=Chotot;kd=Kaidee;vn=Vinted;dp=Depop;pk=Poshmark;gd=Grailed;sx=StockX;goa=GOAT
ad=Adidas;za=Zalando;ao=ASOS;she=SHEIN;tem=Temu;ws=Wish;et=Etsy;wl=Walmart;tar=Target;cc=Costco
bs=Best Buy;ik=IKEA;ha0=H&M;uq=Uniqlo;sep=Sephora;ss=Starbucks;mcd=McDonald's;kc=KFC;bur=Burger King
do=Domino's;pz=Pizza Hut;sub=Subway;cp=Chipotle;dn=Dunkin;pj=Papa Johns;is=Instacart;gf=Gopuff
gb=Grubhub;pos=Postmates;js=Just Eat;lr=Lieferando;rap=Rappi;if=iFood;pd=PedidosYa;mer=Mercado Pago
nu=Nubank;pic=PicPay;ua=Ualá;mz=Monzo;n2=N26;bq=Bunq;sl=Starling;cm=Chime;cas=Cash App;vm=Venmo;zl=Zelle
rb=Robinhood;wu=Webull;eo=eToro;p5=Plus500;xm=XM;ee=Exness;otl=OctaFX;bin=Binomo;io=IQ Option
oa=Olymp Trade;b3=Bet365;1x=1xBet;bet=Betway;sta=Stake;mel=Melbet;par=Parimatch;bea=Betano;spo=Sportybet
dt=DraftKings;fan=FanDuel;pok=PokerStars;gk=GGPoker;wo=WorldRemit;rem=Remitly;wt=Western Union
mon=MoneyGram;xo=Xoom;tf=TransferGo;cy=Cabify;bla=BlaBlaCar;lm=Lime;bd=Bird;tie=Tier;fo=FREE NOW
get=Getir;ty=Trendyol;hp=Hepsiburada;ye=Yemeksepeti;n1=n11;car=Careem;tb=Talabat;no=Noon;jh=Jahez
hn=HungerStation;stc=STC Pay;jm=Jumia;kon=Konga;opa=OPay;pal=PalmPay;mpe=M-Pesa;kud=Kuda
chi=Chipper Cash;wv=Wave;zi=Zain;oo=Ooredoo;vo=Vodafone;og=Orange;tmo=T-Mobile;at=AT&T;ot=Any other";
