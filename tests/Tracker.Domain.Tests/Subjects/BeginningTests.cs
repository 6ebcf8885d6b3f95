using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Tests.Subjects;

public sealed class BeginningTests
{
    private readonly Desk desk = new(WorkItem.Kind);

    [Fact]
    public void Record_begins_with_its_title_and_the_claims_that_come_with_it()
    {
        Assert.Null(Open(Claim("i", new Identified("Y.1")), Claim("s", Reached("under-study"), "2022-07"), Claim("a", Reached("agreed"), "2022-09")));

        Assert.Equal(["title", "i", "s", "a"], desk.Facts.Book.Claims.Select(c => c.Id.Value));
        Assert.Equal("ITU-T", desk.Facts.Body);
        Assert.All(desk.Facts.Book.Claims, c => Assert.Equal(Desk.Expert.Id, c.By));
    }

    [Fact]
    public void Record_is_not_opened_if_one_of_its_claims_is_refused()
    {
        AssertRefused("claims.1.statement.identifier", RejectionCode.Required, Claim("i", new Identified("Y.1")), Claim("j", new Identified(" ")));
        AssertRefused("claims.0.statement.kind", RejectionCode.Invalid, Claim("i", new Founded(PartialDate.Parse("2015"))));
        AssertRefused("claims.0.id", RejectionCode.Duplicate, Claim("title", new Identified("Y.1")));
        AssertRefused("claims.0.source", RejectionCode.Required, Claim("i", new Identified("Y.1")) with { Source = null });
        AssertRefused("claims.0.valid", RejectionCode.Invalid,
            Claim("i", new Identified("Y.1")) with { Valid = new(PartialDate.Parse("2022"), PartialDate.Parse("2021")) });
    }

    [Fact]
    public void Statuses_follow_each_other_by_the_rules_of_the_body_that_the_record_begins_with()
    {
        AssertRefused("claims.1.statement", RejectionCode.IllegalStep, Claim("a", Reached("agreed"), "2022-07"), Claim("b", Reached("approved"), "2022-09"));
        AssertRefused("claims.0.statement", RejectionCode.IllegalStep, Claim("a", Reached("40.20")));
    }

    [Fact]
    public void Record_begins_with_a_limited_number_of_claims() =>
        AssertRefused("claims", RejectionCode.TooMany,
            [.. Enumerable.Range(0, OpenSubject.MostClaims + 1).Select(i => Claim($"i{i}", new Identified($"Y.{i}")))]);

    [Fact]
    public void Every_kind_begins_with_statements_that_it_accepts() => Assert.All(TrackerKinds.Subjects, kind =>
    {
        Assert.NotEmpty(kind.Begins);
        Assert.Empty(kind.Begins.Select(b => b.Statement).Except(kind.Statements));
    });

    private void AssertRefused(string field, string code, params Assertion[] claims)
    {
        var refused = Open(claims);
        Assert.Equal((code, field), (refused?.Code, refused?.Field));
        Assert.False(desk.Record.Exists);
    }

    private Rejection? Open(params Assertion[] claims) =>
        desk.Send(Desk.Expert, new OpenSubject(Desk.Id("title"), "An item", Desk.From(), "ITU-T", Claims: [.. claims]));

    private static StatusReached Reached(string status) => new(StatusCode.Parse(status));

    private static Assertion Claim(string id, Statement statement, string? date = null) =>
        new(Desk.Id(id), statement, Desk.From(), date is null ? null : Desk.On(date));
}
