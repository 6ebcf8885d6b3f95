using System.Collections.Immutable;
using Tracker.Domain;
using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.Delegations;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Text;
using Tracker.Web.Records;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Records;

public sealed class StateReaderTests
{
    private static readonly ActorId Lead = ActorId.Parse("organization/acme");
    private readonly StateReader reader = new(id => id == FakeHub.Ben ? "Ben Boat" : id.Value);

    public static TheoryData<string> Kinds => [.. TrackerKinds.All.All.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Empty_state_of_every_kind_is_read(string kind)
    {
        var found = TrackerKinds.All.Find(kind)!;
        var exception = Record.Exception(() => reader.Read(found.EmptyState, found.StateInfo));
        Assert.Null(exception);
    }

    [Fact]
    public void Claim_is_read_with_its_kind_source_dates_and_names()
    {
        var claim = ReadClaim(new Titled("Framework", Former: true), new PartialInterval(PartialDate.Parse("2018-08")));
        (string, string)[] expected =
        [
            ("Kind", "Titled"), ("Title", "Framework"), ("Former", "Yes"), ("Document", "The report"), ("Quote", "Its words."),
            ("Link", "https://example.org/a"), ("Valid", "Since Aug 2018"), ("By", "Ben Boat"), ("At", Web.Parts.ReaderZone.Utc.Show(FakeShelf.Noon)),
        ];
        Assert.Equal(expected, claim.Members.Select(m => (m.Label, ((ShownText)m.Value).Text)));
        Assert.Equal(new ShownText("https://example.org/a", "https://example.org/a"), Of(claim, "Link"));
    }

    [Fact]
    public void Members_of_a_group_keep_their_group_if_a_label_would_be_there_twice()
    {
        var state = ClaimState(new Titled("Framework"), null);
        state = Committee.Kind.Evolve(state, new Recorded(
            CompartmentId.Record, 2, OperationId.New(), FakeHub.Ann, null, FakeShelf.Noon, new ClaimSuperseded(EntityId.Parse("c1"), "A misprint.")));
        Assert.Equal(new ShownText("A misprint."), Of(Within(Read(state), "Superseded"), "Text"));
    }

    [Fact]
    public void Reference_to_a_record_is_a_link_to_its_page() =>
        Assert.Contains(ReadClaim(new PartOf(new Reference("Acme", Lead))).Members, m => m.Value == new ShownText("Acme", "records/organization/acme"));

    [Fact]
    public void Author_of_a_field_is_among_the_people_whom_a_record_mentions()
    {
        var people = new HashSet<ParticipantId>();
        var facts = new DelegationFacts(Field("SG13"), Field(null), "ITU-T SG13", "July", new(2026, 7, 4), new(2026, 7, 15));
        new StateReader(id => people.Add(id) ? "" : "").Read(DelegationState.Empty with { Facts = facts }, new DelegationKind().StateInfo);
        Assert.Equal([FakeHub.Ben], people);
    }

    [Fact]
    public void Columns_of_a_printed_table_are_labelled_in_words()
    {
        var row = new TableRow("Profiles", "SG13", ImmutableSortedDictionary<string, string>.Empty.Add("class_in_appendix_1", "high"));
        Assert.Contains("Class in appendix 1", Labels(ReadClaim(row)));
    }

    [Fact]
    public void Identifiers_versions_and_what_is_missing_are_left_out()
    {
        var labels = Labels(ReadClaim(new Titled("Framework"))).ToList();
        Assert.DoesNotContain("Id", labels);
        Assert.DoesNotContain("Version", labels);
        Assert.DoesNotContain("Superseded by", labels);
        Assert.DoesNotContain("Former", labels);
    }

    [Fact]
    public void Edited_field_is_its_value()
    {
        var facts = new DelegationFacts(Field("SG13"), Field(null), "ITU-T SG13", "July", new(2026, 7, 4), new(2026, 7, 15));
        var state = DelegationState.Empty with { Facts = facts };
        var shown = Within(reader.Read(state, new DelegationKind().StateInfo));
        Assert.Equal(new ShownText("SG13"), Of(shown, "Title"));
        Assert.Equal(new ShownText("4 Jul 2026"), Of(shown, "Opens on"));
        Assert.DoesNotContain(shown.Members, m => m.Label == "Mandate");
    }

    [Fact]
    public async Task State_of_a_delegation_in_use_is_read()
    {
        var desks = await Desks.Open(new FakeHub());
        Assert.Superset(
            new HashSet<string> { "Roster", "Agenda", "Positions", "Committee", "Stance" },
            Labels(reader.Read(desks.Delegation, new DelegationKind().StateInfo)!).ToHashSet());
    }

    [Fact]
    public void Items_with_few_short_values_are_a_table()
    {
        var claims = new[] { 1, 2 }.Select(i => (Shown)new ShownMembers([("What", new ShownText($"{i}"))])).ToImmutableArray();
        var table = ShownTable.Of(claims.Add(new ShownMembers([("When", new ShownText("2018"))])))!;
        Assert.Equal(["What", "When"], table.Columns);
        Assert.Equal(["1", null, "2", null, null, "2018"], table.Rows.SelectMany(r => r.Select(c => c?.Text)));
    }

    [Fact]
    public void Co_edited_text_is_read_as_plain_text()
    {
        var state = DraftState.Empty with { Text = RichText.FromPlain("The framework stays open.") };
        var text = Assert.IsType<ShownText>(Of(Within(reader.Read(state, new DraftKind().StateInfo)), "Text"));
        Assert.Equal("The framework stays open.", text.Text.TrimEnd());
    }

    private ShownMembers ReadClaim(Statement statement, PartialInterval? valid = null) => Read(ClaimState(statement, valid));

    private ShownMembers Read(SubjectState state) =>
        Within(Assert.Single(Assert.IsType<ShownItems>(Of(Within(reader.Read(state, Committee.Kind.StateInfo)), "Claims")).Items));

    private static SubjectState ClaimState(Statement statement, PartialInterval? valid)
    {
        var source = new Source("The report", Quote: "Its words.", Link: "https://example.org/a");
        var claimed = new ClaimRecorded(new Assertion(EntityId.Parse("c1"), statement, source, valid));
        return Committee.Kind.Evolve(
            SubjectState.Empty, new Recorded(CompartmentId.Record, 1, OperationId.New(), FakeHub.Ben, null, FakeShelf.Noon, claimed));
    }

    private static Field Field(string? value) => new(value, 3, FakeHub.Ben, FakeShelf.Noon);
    private static ShownMembers Within(Shown? shown, params string[] labels) =>
        Assert.IsType<ShownMembers>(labels.Aggregate(shown, (within, label) => Of(Assert.IsType<ShownMembers>(within), label)));

    private static Shown Of(ShownMembers members, string label) => Assert.Single(members.Members, m => m.Label == label).Value;

    private static IEnumerable<string> Labels(Shown shown) => shown switch
    {
        ShownMembers members => members.Members.SelectMany(m => Labels(m.Value).Prepend(m.Label)),
        ShownItems items => items.Items.SelectMany(Labels),
        ShownTable table => table.Columns,
        _ => [],
    };
}
