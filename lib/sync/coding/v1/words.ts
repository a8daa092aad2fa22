/*
 * Common words of articles, the most common last: the initial training of a model. Any change to
 * them makes a new format.
 */

/** Frequent words of languages other than English. */
export const OTHER_WORDS = `
Uhr gut sei ins don gilt Tage etwa wenn neue Nach beim Film mich ging hier muss alle Dazu
rund du le un al vom Als ihrer Frage Diese sieht Liebe erste Titel eines steht allem Video
gegen sobre bringt anders Fragen nichts machen Kosten bisher sollen El zwei ohne darf uns
Minuten bereits innen dabei wenig kommt seine heute immer Pandemie Menschen dazu Wenn Euro
Millionen geht para Für mir Und una diesen können jedoch Kinder dieser unserer con sehr sein
Jahr zwischen Informationen ersten bis Mit sie por viele Jahre keine etwas sowie damit
Während viel gibt Eine Es Corona wieder Was zur Wie Ein las del schon wurde Thema mehr aber
Zeit se um Im nur Jahren er Deutschland noch habe diese vor los el kann Auch oder zum Sie
man Ich Wir bei unter en durch la wird wie wir ich Das que einem einen Der aus nach über
dass hat sind haben dem im de als es werden eine ein auch einer zu sich für des auf das
nicht von mit den Die ist und der
`;

/** Frequent words of English. */
export const ENGLISH_WORDS = `
join fair buys vast mass lies News fake I'll unit wish Have Make node JSON maps pain draw
huge tiny fans pile gets edge hurt hero okay kill fine evil wild firm APIs bank cool Test
HTML hopes brand Ocean eight likes fewer stage print grade fails Obama apply David loans
Start Block trail crack basis trick gifts Brain storm Space fears fight slows Which taken
stays South moves anger pilot We’re yield black lists magic watch occur State songs tunes
plant rapid steps views fixed hosts query happy ratio prime sheer class night Today older
forms broke notes color signs newly Times reads elect board score nodes graph final route
bunch quick entry Let’s we’re risen ended faced hands limit child scene worth legal blind
chief peace seven flash spoke agree house heard smile Often We’ve empty photo Again clone
valid alert input Happy Notes Let's setup Great six Get sum aid box app pre pop CEO art gas
Are CPU she I’m com API Web raw am Do editor rating Either deeper strike nation Always
desire finite habits honest bought buying priced former Should forces Within highly deadly
allies killed launch engine places talked robots opened sounds Friday horror assist sacred
rescue father proper search driven layers merely urgent format ending render depend decent
metric facing modest humans missed slices spirit attach speech ignore appear profit topics
silent filled cannot option stored deploy Single please living Center Monday tactic chance
vision trends helped master global spread cities latest writes labels supply here's fabric
headed credit expand giving overly parent fairly warned secure seemed terror moment senses
myself you’re motion mostly phrase asking beyond author stream static looked insert you’ll
hosted Custom strict adding Google Russian foreign Pacific profits stepped plunged world’s
popular revenue respond Today’s anymore savings highest putting periods Develop picture
excited classic Against Through ordered removed organic greater Finding receive chaotic
despite opening mistake options appears regular brought weather falling remains healthy
painful worried morning pulling removal quarter analyze measure useless minimum sharing
visible publish assault recover aspects reduces avoided failure updates pushing Service
execute science succeed reality message perhaps General Angeles secrets essence Trump’s
Twitter Chicago watched waiting samples warning they're failing generic there's located
figured curious playing correct storage Despite tactics student devices erupted stories
moments letting garbage affairs weren’t they’re helping editing perform consume integer
leaking guarded filters entries console promise defines missing install compute testing kids
hour paid died risk sell gift Then debt size Take Note rate tend City hole Need wife goal
Data John land tech role felt Like foot anti hope lets loop date path zero site says blog
door note fall eyes went arms Well safe ship Only blue Also nice pair HTTP head Minister
minister customer director national training operates leverage violence measures invested
troubled payments explains mentally purchase gathered Remember discount absolute tensions
millions suffered creators launches enjoying advanced welcomed billions creation Whenever
February attacked Security removing solution evolving subjects catching normally repaired Or
exposing employee co believes officers comments Building extended handling Features offering
European parallel consumer deployed switched insisted December finished Consider launched
although activity prepared followed My opposite downtown prisoner consumed optional defining
prevents document mutation property readable concepts settings checking detected movement
protocol concerns messages describe executed frontend war row job bad die act air age him
fit log fix tag Not seeks House Court Learn tough facts sites Prime meant debug chart we've
sound chaos won't shows worry holds White loved stand March layer brief ready maybe lived
Trump fully label giant split count blame habit helps seems stock prior voice paper glass
dying brain knows asked Given plays front drive basic enter cross catch array World third
focus logic we're We've title equal let's files cover drink guess tests secretary democracy
customers Wednesday Lawmakers terrorism encourage collapsed dominated defending dangerous
routinely developer Depending intuitive shouldn't instantly operation Sometimes automated
condition depending Therefore debugging decreased expensive eliminate beautiful sustained
volunteer incidents Currently triggered processes locations immediate community computing
providing companies continues witnessed buildings permanent forgotten extensive consuming
requested dedicated nightmare operating threshold explained developed receiving surprised
evolution supported Similarly discussed detection intention precisely democratic algorithms
Republican investment aggressive collective challenges protecting introduced illustrate
production experiment compatible continuing reasonable situations previously attractive
strategies businesses commercial atmosphere convincing foundation officially impossible
Technology thoughtful personally refreshing terrifying containing collection definitely
struggling candidates controlled undergoing properties interfaces developers statements
claims paying harder forced stands appeal forget native rights People season moving pieces
action danger double toward what’s groups listed offers You'll saving indeed strong absent
hasn’t entity active update pushes remote client define growth joined income employ states
writer showed you'll errors binary signal couple pocket adjust secret theory person almost
escape hidden became school effect review import Please length blocks object output bottom
report loaded record re Of politicians independent calculating authorities differences
maintaining experienced individuals maintenance established responsible acquisition
essentially collaborate willingness comfortable constraints Last held item deep slow Most
self five task care mark sign love rule Once It's view seem pull word onto city talk ends
side gone ease load flag fail mode none Just link file dead I've demonstrated representing
intelligence hit cut consistently successfully requirements availability Specifically
announcement per optimization architecture Foo her car applications special founder private
January deliver biggest journey planned killing experts percent amounts knowing ongoing
becomes central learned actions natural seeking overall matters welfare willing virtual
billion massive heavily stopped culture capital produce edition signals command counter
largest There's showing roughly haven’t leading arrived There’s reached present subject
telling clearly contain initial calling methods parties Content achieve haven't default
powered imagine investigation intentionally international controversial appropriately
Unfortunately comprehensive check carry reach sides lines press pages keeps spend group
lives issue begin Aside trade ideal music exact exist wrong isn't touch shown bound video
cause tried block games wants Still offer false model event responsibility implementation
majority Thursday versions benefits paycheck accurate declared suddenly conflict reminder
greatest commonly replaced surprise wouldn’t families thinking spending constant possibly
incident continue believed fighting straight overhead required complete suitable priority
supports computer American suggests valuable appeared citizens purposes examples visitors
isolated Facebook included anywhere location receives accepted exciting collapse By impacted
slightly familiar schedule convince An elements becoming On requires decision returned
ensuring platform Is me coverage characteristics country’s Officials officials emergency
relations continued protected save wait concerned resources typically employees practices
food education attempted difficult ownership represent necessary elsewhere More platforms
scheduled grow solutions published financial Here increases feel rare expanding book show
news arbitrary fast Each placement tool connected announced late hear gave fire goes mind
told sort lead sent interface Your lack game Our Why eye due All got fellow senior office
remove impact screen caused plenty leader stores handle George custom States remain stable
server accept placed levels factor linked follow turned pretty that’s anyone policy attack
normal affect bodies allows aren’t Simple worker that's raised served That's surrounded
additional constantly statistics particular definition Conclusion processing background
associated originally throughout scientists relatively individual connection categories
understood influenced components transition attributes supporting parameters JavaScript th
No Council economy dollars purpose focused release reports happens minutes simpler monitor
average careful smaller outside concept trigger setting seconds defined however follows
finding mission Tuesday display replace opposed claimed decided feature systems program
typical digital leaving concern society Instead comment exactly keeping creates towards
someone friends reasons managed browser library usually finally replacement unnecessary
complicated engineering opportunity advertising necessarily connections development
programming plans worst extra items break Every track local kinds ahead heart Where named
rates space lower stuff close worse white light wrote aware ideas types names rules whole
top See relationship fun saw increasingly key via ask main core push fact bugs it's move
turn tell pick lost Both rest text pass user play body name test hundreds identify powerful
whatever practice recently exercise affected actively products programs original Business
approach economic material behavior reported produced includes controls specific Although
software directed somewhat yourself speaking capacity separate He relevant remember
significantly understanding communication region needed budget unless health crisis demand
inside slowly United Before thanks easier finish faster design didn't choice entire figure
ground didn’t threat caught memory nature larger rather ensure values failed wasn't window
decade actual source script essential regarding frequency marketing President expressed
direction structure generated knowledge expertise situation questions somewhere reference
extension Otherwise responses functions To pay bit Now red One let learn party water spent
serve build money links users Other built can't quite doing won’t leave means terms range
calls saved bring error Washington artificial Department University explicitly regardless
generation monitoring especially Everything million realize control success machine getting
traffic improve written meaning thought rapidly Another century reading results limited
request content certain perfect writing attempt network call York plan term step sure page
live free four face life room true immediately integration environment alternative
implemented discussions position strategy starting internal designed campaign engineer
maintain question entirely allowing instance expected received achieved problems provided
previous deeply member nearly unique middle points social coming shared charge market effort
series wanted result passed expect behind far introduction buy How say web force costs early
price cases Using don't began share words above isn’t among whose clear scale can’t piece
store image Since takes added media parts increased therefore presented fill generally
political effective done uses post past half came statement extremely week took carefully
keep read area idea automatically corresponding my efforts general growing extreme country
quality website require project members instead history serious there’s running ability
objects various doesn’t covered infrastructure increasing considered themselves management
operations experience yet low ago old try period higher reduce likely happen saying others
issues course status useful return matter military changing business critical standard
generate physical released external At go progress multiple us So performance application
Many year team able kind stop hold real With away ways it’s hand That deal type seen else
does ones line code looks point major needs hours great never don’t today known First level
gives organization add thousands sometimes president following resulting determine address
leaders service believe doesn't problem earlier changes changed obvious context similar
offered section complex numbers International near It’s mean Even high modern worked taking
family Tempor That’s events target everything difference eventually human avoid order power
short often alone month again given comes sense later value below story works tools write
administration end why personal planning everyone creating existing interest happened
analysis he eu services building requests decades product whether article details allowed
beginning described cost left come What must ever Ut We New big run online future though
itself amount common months method recent you're total start under until found completely
increase consider research probably response resource id provides put day did his off soon
open hard days Some look form case easy process related current company support combination
significant After allow based ea ex ad ut public enough easily second simply according
attention potential currently few And home list et function As government technology every
going least thing times large These those While However quickly looking version include
longer little within too qui may set back find give available best less possible together
anything directly addition est sed lot small three along using understand several nothing
making single really either reason access simple full anim sunt sint aute Duis once data If
You different interesting right world security we actually next last good said esse quis
take made part here know system become having trying change things across further against
created makes irure place state think might nisi enim want They any For our number tempor
better features working started provide long elit same culpa nulla velit minim There But had
sit get how up It during mollit cillum called no so own who amet When very while magna out
you around fugiat aliqua always including even such down well something both many help
officia if still since see use work each This used your veniam dolore years dolor ipsum
Lorem could laborum commodo aliquip laboris ullamco nostrud eiusmod already example
important two now proident occaecat In make much labore create or way new between without
need were cupidatat Excepteur then deserunt pariatur be should after as at an by information
most one it voluptate consequat non into just on is through first being there but incididunt
people before when what over them do to can these than like adipisicing of was all its time
some only would where another exercitation has been about reprehenderit will not for The
consectetur because also are which they and the more their from this other have with that in
`;
