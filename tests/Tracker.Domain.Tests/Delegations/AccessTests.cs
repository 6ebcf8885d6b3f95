using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class AccessTests
{
    private readonly Bench bench = Seated();

    /// <summary>The table of R077 and R079: w writes, r reads, - holds nothing.</summary>
    private const string Table =
        """
        who    delegation government partner/borduria partner/syldavia org/orion org/vega program record administration
        hanna  w          -          w                w                w         -        w       -      -
        sol    w          -          w                w                -         w        -       -      -
        mia    w          -          r                r                w         -        -       -      -
        lia    w          w          r                r                -         -        -       -      -
        ada    w          -          r                r                w         -        -       -      -
        obi    r          -          r                r                r         -        -       -      -
        ola    -          w          -                -                -         -        -       -      -
        cora   -          w          -                -                -         -        -       -      -
        bo     -          -          w                -                -         -        -       -      -
        sy     -          -          -                w                -         -        -       -      -
        pia    -          -          -                -                -         -        w       -      -
        adam   -          -          -                -                -         -        -       -      -
        carl   -          -          -                -                -         -        -       -      -
        """;

    [Fact]
    public void Everybody_holds_what_the_table_says_and_nothing_else()
    {
        var rows = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        Assert.Equal(Everybody.Length, rows.Length - 1);
        foreach (var row in rows[1..])
        {
            var standing = bench.StandingOf(Everybody.Single(p => p.Id.Value == row[0]));
            var held = rows[0][1..].Select(c => Kind.RightIn(standing, CompartmentId.Parse(c)) switch { Right.Write => "w", Right.Read => "r", _ => "-" });
            Assert.Equal(row[1..], held);
        }
    }

    [Fact]
    public void Membership_that_ended_gives_no_office_and_no_company()
    {
        var former = new Membership(State, null, Today.AddDays(-1));
        Assert.Equal(Right.None, Kind.RightIn(bench.StandingOf(Official with { Memberships = [former] }), Government));
        Assert.Equal(Right.None, Kind.RightIn(bench.StandingOf(Member with { Memberships = [new(Orion, Today.AddDays(1))] }), OfOrion));
        Assert.Equal(Right.None, Kind.RightIn(bench.StandingOf(Bordurian with { Memberships = [new(Borduria, null, Today.AddDays(-1))] }), ToBorduria));
    }

    [Fact]
    public void Observer_follows_and_each_of_his_commands_is_refused()
    {
        foreach (var command in new Command[]
        {
            new AddNote(Id("n"), "x"), new Concur(Point, 0, Answer.Concur), new SetStance(Point, Stance.NotYet, Stance.Oppose),
            new AddPoint(Id("p2"), "1", "x"), new AddTask(Id("t"), "x"), new EditTitle(new("Delegation to SG13", "x")),
        })
            bench.Refuse(RejectionCode.Forbidden, Observer, Delegation, command);
        bench.Refuse(RejectionCode.Forbidden, Observer, OfOrion, new AddNote(Id("n"), "x"));
    }

    [Fact]
    public void Adviser_writes_notes_and_concurrences_only()
    {
        bench.Accept(Adviser, Delegation, new AddNote(Id("n"), "x"));
        bench.Accept(Adviser, Delegation, new Concur(Point, 0, Answer.Abstain));
        foreach (var command in new Command[]
        {
            new SetStance(Point, Stance.NotYet, Stance.Oppose), new AddPoint(Id("p2"), "1", "x"), new AddTask(Id("t"), "x"),
            new EditMandate(new(null, "x")), new ChangePositionState(Point, 0, PositionState.Draft, PositionState.InReview),
        })
            bench.Refuse(RejectionCode.Forbidden, Adviser, Delegation, command);
    }

    [Fact]
    public void Command_in_a_compartment_it_does_not_belong_to_is_refused()
    {
        bench.Refuse(RejectionCode.Invalid, Official, Government, new AddPoint(Id("p2"), "1", "x"));
        bench.Refuse(RejectionCode.Invalid, Member, OfOrion, new SetStance(Point, Stance.NotYet, Stance.Oppose));
        bench.Accept(Member, Delegation, new SetStance(Point, Stance.NotYet, Stance.Oppose));
        bench.Accept(Head, Delegation, new PublishPosition(Point, Borduria, 1, []));
        bench.Refuse(RejectionCode.Invalid, Bordurian, ToBorduria, new AddTask(Id("t"), "x"));
    }

    [Fact]
    public void Closed_compartment_answers_like_a_record_that_does_not_exist()
    {
        var missing = new Bench().Refuse(RejectionCode.NotFound, Member, Delegation, new AddNote(Id("n"), "x"));
        foreach (var (who, at) in new[]
            { (Member, Government), (Member, CompartmentId.Organization("vega")), (Colleague, Delegation), (Colleague, OfOrion), (Bordurian, Delegation) })
            Assert.Equal(missing, bench.Refuse(RejectionCode.NotFound, who, at, new AddNote(Id("n"), "x")));
    }
}
