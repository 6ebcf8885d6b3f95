using System.Collections.Immutable;
using Tracker.Domain;
using Tracker.Domain.Claims;
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
        var assertion = Assert.IsType<ShownMembers>(Of(claim, "Assertion"));
        Assert.Equal(
            [("Kind", "Titled"), ("Title", "Framework"), ("Former", "Yes")],
            Assert.IsType<ShownMembers>(Of(assertion, "Statement")).Members.Select(m => (m.Label, ((ShownText)m.Value).Text)));
        Assert.Equal(new ShownText("https://example.org/a", "https://example.org/a"), Of(Assert.IsType<ShownMembers>(Of(assertion, "Source")), "Link"));
        Assert.Equal(new ShownText("Since 2018-08"), Of(assertion, "Valid"));
        Assert.Equal(new ShownText("Ben Boat"), Of(claim, "By"));
    }

    [Fact]
    public void Reference_to_a_record_is_a_link_to_its_page() =>
        Assert.Equal(
            new ShownText("Acme", "records/organization/acme"),
            Of(Assert.IsType<ShownMembers>(Of(Assert.IsType<ShownMembers>(Of(ReadClaim(new PartOf(new Reference("Acme", Lead))), "Assertion")), "Statement")), Label(typeof(PartOf))));

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
        var state = DelegationState.Empty with { Facts = new DelegationFacts(Field("SG13"), Field(null), "ITU-T SG13", "July", new(2026, 7, 4), new(2026, 7, 15)) };
        var facts = Assert.IsType<ShownMembers>(Of(Assert.IsType<ShownMembers>(reader.Read(state, new DelegationKind().StateInfo)), "Facts"));
        Assert.Equal(new ShownText("SG13"), Of(facts, "Title"));
        Assert.Equal(new ShownText("2026-07-04"), Of(facts, "Opens on"));
        Assert.DoesNotContain(facts.Members, m => m.Label == "Mandate");
    }

    [Fact]
    public async Task State_of_a_delegation_in_use_is_read()
    {
        var desks = await Desks.Open(new FakeHub());
        Assert.Superset(
            new HashSet<string> { "Roster", "Agenda", "Positions", "Facts", "Stance" },
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
        Assert.Equal("The framework stays open.", Assert.IsType<ShownText>(Of(Assert.IsType<ShownMembers>(reader.Read(state, new DraftKind().StateInfo)), "Text")).Text.TrimEnd());
    }

    private ShownMembers ReadClaim(Statement statement, PartialInterval? valid = null)
    {
        var source = new Source("The report", Quote: "Its words.", Link: "https://example.org/a");
        var recorded = new Recorded(
            CompartmentId.Record, 1, OperationId.New(), FakeHub.Ben, null, FakeShelf.Noon, new ClaimRecorded(new Assertion(EntityId.Parse("c1"), statement, source, valid)));
        var state = SubjectState.Empty.Apply(recorded);
        var book = Assert.IsType<ShownMembers>(Of(Assert.IsType<ShownMembers>(reader.Read(state, SubjectKinds.Committee.StateInfo)), "Book"));
        return Assert.IsType<ShownMembers>(Assert.Single(Assert.IsType<ShownItems>(Of(book, "Claims")).Items));
    }

    private static Field Field(string? value) => new(value, 3, FakeHub.Ben, FakeShelf.Noon);
    private static string Label(Type statement) => Web.Parts.Words.Capital(Web.Parts.Words.Spoken(statement.GetConstructors()[0].GetParameters()[0].Name!));
    private static Shown Of(ShownMembers members, string label) => Assert.Single(members.Members, m => m.Label == label).Value;

    private static IEnumerable<string> Labels(Shown shown) => shown switch
    {
        ShownMembers members => members.Members.SelectMany(m => Labels(m.Value).Prepend(m.Label)),
        ShownItems items => items.Items.SelectMany(Labels),
        ShownTable table => table.Columns,
        _ => [],
    };
}
