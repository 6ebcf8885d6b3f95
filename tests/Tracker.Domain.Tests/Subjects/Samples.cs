using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Standards;
using Tracker.Domain.Subjects;
using Tracker.Domain.Parts;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Tests.Subjects;

/// <summary>One of each statement.</summary>
internal static class Samples
{
    private static readonly Reference Cesi = new("CESI", ActorId.Parse("organization/org007"));

    public static readonly ImmutableArray<Statement> Statements =
    [
        new Titled("Internet of Things", true), new AlsoNamed("物联网", "zh"), new Identified("ISO/IEC 30141:2018", "ISO"),
        new Described("role in the report", "leads"), new Happened("proposed", "September 2013", Cesi),
        new Measured("share", "42%", 42m, "percent", "2012-2022", "China", 403m, 951m, "42.38, match"), new NotAvailable("votes", Missing.NotPublished),
        new NoneListed(Listed.SupportingMembers), new TableRow("Table 6", "Nokia", ImmutableSortedDictionary<string, string>.Empty.Add("contributions", "60")),
        new Related(Relation.Overlapping, Cesi, "overlaps"), new OfDocumentKind(DocumentKind.Recommendation, "Recommendation (upcoming)"),
        new OfCommittee(Cesi, "part 4"), new OfPeriod("2017-2021"), new OfTechnology("IoT"), new Foundational(FoundationalClass.Kpi, "KPI"),
        new StatusReached(StatusCode.Parse("40.60"), true, "ISO", "DIS vote"), new Editor(Cesi, new Reference("Ziqin Sang"), "China", true),
        new SupportingMember(Cesi, "China"), new Contribution("C-100", ContributionKind.TextProposal, [Cesi], "New text"),
        new ContributionOutcome("C-100", Outcome.PartlyIncorporated, "clause 7"), new OriginatesIn(Cesi),
        new ConcernStated(ConcernKind.NetworkIslands, "splits the network", Cesi), new Edition("2018", "30141:2018"), new FromWorkItem(Cesi),
        new Adoption("Germany", Correspondence.Modified, "DIN 1"), new Founded(PartialDate.Parse("2015"), "in 2015"),
        new Ended(PartialDate.Parse("2017-11"), "in 2017"),
        new OfSort("focus group"), new PartOf(Cesi, "by name"), new OfCountry("China", CountryBasis.Context),
        new RoleHeld("Convenor", Cesi, Cesi, "China", 2, "October 2015 – October 2016"),
        new TakesPart(DocumentRole.ProjectLead, PartyKind.Country, new Reference("China"), 2), new PersonalName("Sang", "Ziqin", "Ziqin Sang", "en"),
        new Affiliated(Cesi, "researcher"), new CountryAttributed(Attribution.Headquarters, "China"),
        new Associated(AssociationKind.EntityList, AssociationStrength.OfTheOrganisation, "Entity List", Cesi, Cesi, "listed"),
        new Selection(SetOf.WorkItems, Cesi, "quantum", "2022-2024", "address QKD", 20, "20 Work Items"),
        new Breakdown(Dimension.EditorCountry, "China", 4, Comparator.AllBut), new Held("Beijing", "China", 30, "Asia/Shanghai"),
        new Decided(DecisionKind.Vote, Cesi, "not accepted", Cesi, Cesi, "unknown"),
        new LiaisonPoint(Cesi, LiaisonStance.Oppose, "no new item", Cesi, Cesi, Cesi), new WorksOn("transport", "5G", "2017-2021"),
        new BodyRule(RuleSubject.Voting, "one country, one vote"), new Guidance(Cesi, StandardsActivity.Attend, "allowed", Cesi, "who may lead"),
        new Session("WG 5 meeting", "09:00", "12:30", "Room 2", Cesi, true),
        new AgendaItem("Results of votes", "8.1", "N1637"), new MeetingDocument("N1637", "Result of voting"),
        new DecidedAt(Cesi, 3, "Paris"), new DecisionDated(DecisionDay.Discussed), new DecisionVersion("eng", "Approve", "Data", "Latn", "All", "Why"),
        new DecisionClause(ClauseSort.Action, 1, "calls-upon", "members", "fra", DecisionDay.Adoption),
        new DecisionApproval(ApprovalVote.Affirmative, ApprovalDegree.Majority, 1, "fra", "by show of hands", DecisionDay.Adoption),
        new DecisionRelated("replaces", "CIPM", "110-3", "CIPM", "111-1"), new DecisionText("https://example.org/1.pdf", "access", "pdf", "eng"),
        new Proceedings("Resolutions", "Secretariat", "urn:x:1", "FRPAR", "FR"), new DueBy("the draft"), new SetAside("eng action 1: ISO 8000"),
        new Transparency(InformationKind.Votes, Disclosure.MembersOnly, "of ballots"), new Safeguard("consensus first", Practice.NotKept, "voting at the end"),
        new Uptake("Germany", UptakeKind.Procurement, Cesi, "tenders of cities"),
        new OfContributionSort(ContributionSort.EvaluationMetric, "a metric"), new SubmittedTo(Cesi, "point 4"), new SubmittedAt(Cesi),
        new Sponsored(Cesi, PartyKind.Organization, true, "China"), new Revises(Cesi),
        new OutcomeReached(Incorporation.PartlyIncorporated, "clause 6", Cesi),
        new Doubt(DoubtKind.DatesDisagree, "When?", "two years", [new FactReference(ActorId.Parse("organization/org007"), EntityId.Parse("c1"), "CESI")]),
    ];
}
