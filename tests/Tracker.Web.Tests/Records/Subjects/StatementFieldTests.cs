using System.Collections.Immutable;
using Tracker.Domain;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Web.Live;
using Tracker.Web.Records.Subjects;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Records.Subjects;

/// <summary>Every statement that a kind accepts can be written in a form, and a form that is filled from a claim gives that claim again.</summary>
public sealed class StatementFieldTests
{
    private static readonly Reference Cesi = new("CESI", ActorId.Parse("organization/org007"));

    public static TheoryData<string, Type> Kinds => new(
        TrackerKinds.Subjects.SelectMany(k => ClaimDraft.KindsOf(k).Select(s => (k.Name, s.Type))));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Form_has_a_control_for_every_member(string kind, Type statement)
    {
        var fields = StatementField.Of(statement, KindOf(kind).StateInfo.Options);
        Assert.NotEmpty(fields);
        Assert.All(fields, f => Assert.True(
            f.IsSwitch || f.IsReference || f.IsList || f.Choices.Length > 0
            || f.Type == typeof(string) || f.Type == typeof(int) || f.Type == typeof(decimal) || f.Type == typeof(PartialDate) || f.Type == typeof(StatusCode),
            $"{statement.Name}.{f.Name} is a {f.Type.Name}"));
    }

    public static TheoryData<string, Statement> Samples =>
    [
        ("work-item", new Titled("Internet of Things", true)),
        ("work-item", new Happened("proposed", "September 2013", Cesi)),
        ("work-item", new Measured("share", "42%", 42.5m, "percent", "2012-2022", "China", 403m, 951m, "42.38, match")),
        ("work-item", new StatusReached(StatusCode.Parse("40.60"), true, "ISO", "DIS vote")),
        ("work-item", new Editor(Cesi, new Reference("Ziqin Sang"), "China", true)),
        ("work-item", new Related(Relation.Overlapping, Cesi, "overlaps")),
        ("work-item", new NoneListed(Listed.SupportingMembers)),
        ("work-item", new OfDocumentKind(DocumentKind.InternationalStandard)),
        ("committee", new Founded(PartialDate.Parse("2015-06"), "in June")),
        ("committee", new RoleHeld("Convenor", Cesi, null, "China", 2)),
        ("standard", new Adoption("Germany", Correspondence.Modified, "DIN 1")),
        ("organization", new OfCountry("China", CountryBasis.Context)),
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Claim_written_into_a_form_and_read_from_it_is_the_same(string kind, Statement statement)
    {
        var subject = KindOf(kind);
        var source = new Source("Study", "words", "line 1", "https://example.org/", PartialDate.Parse("2022-07"), "en", "words");
        var valid = new PartialInterval(PartialDate.Parse("2013"), PartialDate.Parse("2014-02"));
        var claim = new Assertion(EntityId.Parse("c1"), statement, source, valid, new Hearsay("CESI"));
        var words = new FormWords(ClaimDraft.WordsOf(subject, new Claim(claim, FakeHub.Ann, FakeHub.Usual, 1)));
        var (read, refused) = ClaimDraft.Read(subject, ClaimDraft.WordOf(subject, statement), words, CompartmentId.Record);
        Assert.Null(refused);
        Assert.Equal(claim, read! with { Id = claim.Id });
    }

    [Fact]
    public void Sponsors_are_one_on_each_line()
    {
        var subject = KindOf("work-item");
        var words = new FormWords(new Dictionary<string, string>
        {
            ["document"] = "d", ["quote"] = "q", ["statement.number"] = "C-100", ["statement.type"] = nameof(ContributionKind.TextProposal),
            ["statement.sponsors"] = "Huawei\n\n China Mobile ",
        });
        var contribution = Assert.IsType<Contribution>(ClaimDraft.Read(subject, "contribution", words, CompartmentId.Record).Claim!.Statement);
        Assert.Equal(ImmutableArray.Create(new Reference("Huawei"), new Reference("China Mobile")), contribution.Sponsors, (a, b) => a.SequenceEqual(b));
    }

    [Theory]
    [InlineData("measured", "statement.number", "many", "a number")]
    [InlineData("status", "statement.status", "In Progress!", "a stage code")]
    public void Value_that_is_none_is_refused_by_its_field(string word, string field, string text, string rule)
    {
        var words = new FormWords(new Dictionary<string, string> { ["document"] = "d", ["quote"] = "q", [field] = text });
        var refused = ClaimDraft.Read(KindOf("work-item"), word, words, CompartmentId.Record).Refused;
        Assert.Equal(field, refused?.Field);
        Assert.Contains(rule, refused!.Sentence, StringComparison.Ordinal);
    }

    private static SubjectKind KindOf(string name) => (SubjectKind)TrackerKinds.All.Find(name)!;
}
