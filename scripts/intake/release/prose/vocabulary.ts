/** The words of earnings prose, as data: what moves, compares, qualifies, and what only connects. */

/** Wordings of prose that no table prints. */
export const SPOKEN: readonly (readonly [string, string])[] = [
  ["revenue", "us-gaap:Revenues"], ["net revenue", "us-gaap:Revenues"], ["net sales", "us-gaap:Revenues"],
  ["total revenue", "us-gaap:Revenues"], ["sales", "us-gaap:Revenues"], ["total net sales", "us-gaap:Revenues"],
  ["total sales", "us-gaap:Revenues"], ["consolidated net sales", "us-gaap:Revenues"], ["top line", "us-gaap:Revenues"],
  ["quarter income", "us-gaap:NetIncomeLoss"], ["quarterly income", "us-gaap:NetIncomeLoss"], ["record income", "us-gaap:NetIncomeLoss"],
  ["reported income", "us-gaap:NetIncomeLoss"], ["posted income", "us-gaap:NetIncomeLoss"], ["announced income", "us-gaap:NetIncomeLoss"],
  ["year income", "us-gaap:NetIncomeLoss"], ["net quarterly profit", "us-gaap:NetIncomeLoss"], ["net profit", "us-gaap:NetIncomeLoss"],
  ["gaap net income", "us-gaap:NetIncomeLoss"], ["gaap operating income", "us-gaap:OperatingIncomeLoss"],
  ["operating profit", "us-gaap:OperatingIncomeLoss"],
  ["sg&a", "us-gaap:SellingGeneralAndAdministrativeExpense"], ["sg&a expense", "us-gaap:SellingGeneralAndAdministrativeExpense"],
  ["sg&a cost", "us-gaap:SellingGeneralAndAdministrativeExpense"],
  ["r&d", "us-gaap:ResearchAndDevelopmentExpense"], ["r&d expense", "us-gaap:ResearchAndDevelopmentExpense"],
  ["r&d spending", "us-gaap:ResearchAndDevelopmentExpense"], ["g&a", "us-gaap:GeneralAndAdministrativeExpense"],
  ["g&a expense", "us-gaap:GeneralAndAdministrativeExpense"], ["s&m expense", "us-gaap:SellingAndMarketingExpense"],
  ["gaap operating cash flow", "us-gaap:NetCashProvidedByUsedInOperatingActivities"],
  ["cash flow from operation", "us-gaap:NetCashProvidedByUsedInOperatingActivities"],
  ["cash flow from operating activity", "us-gaap:NetCashProvidedByUsedInOperatingActivities"],
  ["operating cash flow", "us-gaap:NetCashProvidedByUsedInOperatingActivities"],
  ["cash from operation", "us-gaap:NetCashProvidedByUsedInOperatingActivities"],
  ["cash provided by operation", "us-gaap:NetCashProvidedByUsedInOperatingActivities"],
  ["cash provided by operating activity", "us-gaap:NetCashProvidedByUsedInOperatingActivities"],
  ["net cash provided by operating activity", "us-gaap:NetCashProvidedByUsedInOperatingActivities"],
  ["capex", "us-gaap:PaymentsToAcquirePropertyPlantAndEquipment"],
  ["capital expenditure", "us-gaap:PaymentsToAcquirePropertyPlantAndEquipment"],
  ["capital spending", "us-gaap:PaymentsToAcquirePropertyPlantAndEquipment"],
  ["income tax expense", "us-gaap:IncomeTaxExpenseBenefit"], ["tax provision", "us-gaap:IncomeTaxExpenseBenefit"],
  ["income tax provision", "us-gaap:IncomeTaxExpenseBenefit"], ["inventory", "us-gaap:InventoryNet"],
  ["quarterly dividend", "us-gaap:CommonStockDividendsPerShareDeclared"],
  ["quarterly cash dividend", "us-gaap:CommonStockDividendsPerShareDeclared"],
  ["cash dividend", "us-gaap:CommonStockDividendsPerShareDeclared"], ["dividend", "us-gaap:CommonStockDividendsPerShareDeclared"],
];

/** Ratios that have a name: the part (the first that the filing reports) over the whole. */
export interface NamedRatio { readonly words: string; readonly parts: readonly string[]; readonly whole: string }

const REVENUES = "us-gaap:Revenues";
const PRETAX = "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest";
const overRevenues = (words: string, ...parts: string[]): NamedRatio => ({ words, parts, whole: REVENUES });

export const NAMED_RATIOS: readonly NamedRatio[] = [
  ...["gross margin", "gross profit margin", "gaap gross margin", "gross margin percentage", "gross margin rate",
    "gross profit percentage", "gross profit rate", "gross margin percent"]
    .map((words) => overRevenues(words, "us-gaap:GrossProfit")),
  ...["operating margin", "operating income margin", "operating profit margin", "gaap operating margin"]
    .map((words) => overRevenues(words, "us-gaap:OperatingIncomeLoss")),
  ...["net margin", "net income margin", "net profit margin"].map((words) => overRevenues(words, "us-gaap:NetIncomeLoss")),
  ...["nongaap gross margin", "nongaap gross profit margin", "adjusted gross margin", "adjusted gross profit margin"]
    .map((words) => overRevenues(words, "issuer:NonGAAPGrossProfit", "issuer:AdjustedGrossProfit")),
  ...["nongaap operating margin", "adjusted operating margin", "adjusted operating income margin"]
    .map((words) => overRevenues(words, "issuer:NonGAAPOperatingIncome", "issuer:AdjustedOperatingIncome")),
  ...["nongaap net margin", "nongaap net income margin", "adjusted net income margin"]
    .map((words) => overRevenues(words, "issuer:NonGAAPNetIncome", "issuer:AdjustedNetIncome")),
  ...["adjusted ebitda margin"].map((words) => overRevenues(words, "issuer:AdjustedEBITDA")),
  ...["ebitda margin"].map((words) => overRevenues(words, "issuer:EBITDA")),
  ...["effective tax rate", "effective income tax rate", "gaap tax rate", "effective gaap tax rate", "gaap effective tax rate"]
    .map((words): NamedRatio => ({ words, parts: ["us-gaap:IncomeTaxExpenseBenefit"], whole: PRETAX })),
  ...["nongaap tax rate", "effective nongaap tax rate", "nongaap effective tax rate", "nongaap effective income tax rate"]
    .map((words): NamedRatio => ({ words, parts: ["issuer:NonGAAPIncomeTaxExpense"], whole: "issuer:NonGAAPIncomeBeforeIncomeTaxes" })),
];

/** Measures that are better the lower they are: "improved" is said of their falling. */
export const BETTER_LOWER = /Expense|Cost|EfficiencyRatio|CombinedRatio|LossRatio|ChargeOff|Nonperforming|Delinquen|TaxRate/i;

export const UP = String.raw`increas(?:e[sd]?|ing)|grew|grow(?:s|n|ing|th)?|rose|ris(?:e|es|en|ing)|up|improv\w*|climb\w*|gain(?:ed|s)?|higher|jump\w*|surg\w*|advanc\w*|expand\w*|expansion|accelerat\w*|soared|added|widened`;
export const DOWN = String.raw`decreas(?:e[sd]?|ing)|declin\w*|fell|fall(?:s|en|ing)?|down|dropp?\w*|lower\w*|reduc\w*|shrank|slipp?\w*|contract(?:ed|ion|ing)|narrowed|compress\w*`;

/** What is measured otherwise than the tables measure it: no figure beside these words is tied. */
export const OTHERWISE = /\b(?:exclud\w+|exclusive of|net of the|adjusting for|adjusted for|would have|could have|constant[- ]currenc\w+|currency[- ]neutral|organic(?:ally)?|like[- ]for[- ]like|same[- ]store|comp(?:arable)?[- ](?:store|club|restaurant|sales)|comparable basis|pro[- ]?forma|on an? (?:adjusted|non-gaap|core|comparable|normalized|managed|underlying)(?: \w+)? basis|annualized|run[- ]rate|offset by)\b/i;

/** A measure that is an adjusted one by its name, and the words that tell how it is adjusted. */
export const ADJUSTED = /^(?:adjusted|non-?gaap|pro ?forma)\b/i;
export const TELLS_HOW = /\b(?:exclud\w+|exclusive of|net of the|adjust(?:ed|ing) for)\b/gi;

/** "On a non-GAAP basis": which of an issuer's measures is meant. */
export const ON_BASIS = /\bon an? (?<basis>adjusted|non-gaap|pro ?forma)(?: \w+)? basis|^\s*(?<lead>non-gaap|pro ?forma)\s*:/i;

/** After these words the sentence tells why, or speaks of something else. */
export const REASON = /\b(?:driven|due|because|reflect(?:s|ing|ed)?|result(?:ed|ing|s)? (?:from|in)|attribut\w+ to|primarily|mainly|partially|partly|owing|thanks|led by|as a result|related to|associated with|in connection with|consisting|consisted|includ(?:es|ed|ing)|which|partly offset|offset)\b/i;

export const EXPECTED = /\b(?:expects?|expected to|is expected|are expected|expectations? (?:of|for|is|that)|guidance|outlook|forecasts?|anticipat\w+|will (?:be|range|grow|increase)|projects? (?:that|revenue)|projected|estimates? that|in the range of|target(?:s|ed|ing)?|plans? to|goal)\b/i;

/** Whether a word before a measure leaves it the measure that it is: "Online sales" are no sales. */
export const UNQUALIFYING = /^(?:which|whose|a|an|the|of|and|or|in|for|that|to|with|by|our|its|their|his|total|record|net|gaap|reported|posted|quarter(?:ly)?|quarter[’']s|year|annual|consolidated|company|company[’']s|overall|revenues?|fiscal|from|both|while|today|announced|announces|reports|report|had|has|generated|generating|generates|achieved|achieves|achieving|delivered|delivers|recorded|was|were|on|basis|first|second|third|fourth|results|highest|strong|solid|same|period|Q[1-4]|corresponding|respective|as|including|compared|versus|vs|against|higher|lower|increased|decreased|this|these|we|produced|earned|posts|reporting|recording|all-time|full|full-year|month|months|ended|ago|prior|previous|last|q|totaled|where|when|than|over|improved|total|overall|also|combined|worldwide|global|company-wide|corporate|firmwide|enterprise)$/i;

export const CONNECTIVE: ReadonlySet<string> = new Set(`a an the of at to for in on was were is are be been being by and or as it its they per
  share shares diluted basic gaap reported report reports reporting totaled totalled total totaling reached achieved achieving posted record records increased
  increase increases increasing decreased decrease decreases decreasing grew grow grows growth growing rose rise rises rising fell fall falls falling declined
  decline declines declining up down improved improve improving improvement improvements slightly approximately about nearly roughly almost over more than
  only just also from compared compare compares comparing with versus vs year years quarter quarters fiscal period periods month months week weeks ended ending ago
  last prior previous preceding same comparable corresponding respective basis recorded income net consolidated company's we our us company year-over-year
  quarter-over-quarter year-on-year percent or well resulting s restated adjusted first second third fourth full full-year earlier flat unchanged remained
  remains stood came this that these those represent represents representing represented respectively while both amounted amounting equal equaled equaling
  sequential sequentially operating outstanding common attributable unit which million billion thousand point points percentage another additional
  higher lower gain gained reduction drop dropped had has reaching then fully dilutive available stockholders shareholders ordinary adss ads another
  decreased climbed jumped strong solid further expanded expanding contracted year-end one ones result between low high hit hits finished
  ended quarterly annual all-time highest lowest year-to-date sharply significantly substantially modestly marginally primarily
  approximated little changed went rate ratio level during day linked-quarter margin day's equivalent against same-period representing yielding gaap-basis
  year-ago prior-year prior-quarter prior-period q ytd fy end beginning start continuing each annually now again nine-month three-month six-month twelve-month
  estimated about approximates delivered delivering accounting accounted up-from down-from`.split(/\s+/));
