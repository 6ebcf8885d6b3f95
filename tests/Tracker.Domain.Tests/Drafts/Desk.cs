using Tracker.Domain.Delegations;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Testing;
using Tracker.Text;

namespace Tracker.Domain.Tests.Drafts;

/// <summary>One text of a delegation with its cast; decides and applies as the servers do, with every message through its written form.</summary>
internal sealed class Desk
{
    public static readonly DateOnly Today = new(2022, 6, 1);
    public static readonly DraftKind Kind = DraftKind.Of(new DelegationKind());
    public static readonly CompartmentId At = CompartmentId.Delegation;
    public static readonly ActorId Actor = new DraftId(ActorId.Parse("delegation/sg13"), At, EntityId.Parse("papers"), "brief").Actor!.Value;

    /// <summary>May write.</summary>
    public static readonly Principal Ada = Person("ada"), Bo = Person("bo");

    /// <summary>May suggest and comment.</summary>
    public static readonly Principal Sue = Person("sue"), Sam = Person("sam");

    /// <summary>May read, and may not even that.</summary>
    public static readonly Principal Rae = Person("rae"), Out = Person("out");

    private static readonly AccessList Roster = new(
    [
        new(Ada.Id, RosterRole.Member), new(Bo.Id, RosterRole.Head), new(Sue.Id, RosterRole.Adviser), new(Sam.Id, RosterRole.Adviser),
        new(Rae.Id, RosterRole.Observer),
    ]);

    private readonly RecordBench bench = new(Kind, Actor, new(2022, 6, 1, 8, 0, 0, TimeSpan.Zero))
    {
        Inherited = new(Roster, new([RosterRole.Member, RosterRole.Head], [], [], DraftLimits.Text)),
    };

    public RecordState Record
    {
        get => bench.Record;
        set => bench.Record = value;
    }

    public IReadOnlyList<Recorded> Log => bench.Log;

    public TextTerms Terms
    {
        get => bench.Inherited!.Terms;
        set => bench.Inherited = new(Roster, value);
    }

    public RecordBench Bench => bench;

    public DraftState State => Record.Compartments.TryGetValue(At, out var part) ? (DraftState)part.State : DraftState.Empty;
    public string Text => State.Text.PlainText();

    public static Desk With(string text)
    {
        var desk = new Desk();
        desk.Accept(Ada, new CreateDraft("Brief", text.Length == 0 ? null : Insert(text)));
        return desk;
    }

    public static TextChange Insert(string text, int at = 0) => TextChange.Build().Retain(at).Insert(text).ToChange();

    public static TextChange Delete(int at, int length) => TextChange.Build().Retain(at).Delete(length).ToChange();

    public static Standing StandingOf(Principal who) => Standing.Of(who, Roster, Today);

    public void Accept(Principal who, Command command)
    {
        var rejection = Send(who, command);
        Assert.True(rejection is null, $"{command} was refused: {rejection}");
    }

    public Rejection Refuse(string code, Principal who, Command command)
    {
        var before = Record;
        var rejection = Send(who, command);
        Assert.True(rejection is not null, $"{command} was accepted.");
        Assert.Equal(code, rejection.Code);
        Assert.NotEmpty(rejection.Sentence);
        Assert.Same(before, Record);
        return rejection;
    }

    public Rejection? Send(Principal who, Command command) => bench.Send(who, At, command).Rejection;

    /// <summary>Takes one change of a window; null where it is in the text.</summary>
    public Rejection? Type(Window window, TextChange change, Intent intent = Intent.Write, long? revision = null)
    {
        var refused = Take(window.Next(this, change, intent, revision));
        if (refused.Count == 0) window.Number++;
        return refused.Count == 0 ? null : Assert.Single(refused).Rejection;
    }

    /// <summary>Takes changes as one event.</summary>
    public IReadOnlyList<RefusedChange> Take(params TypedChange[] typed)
    {
        var (changed, refused) = Typing.Take(State, Terms, typed);
        if (changed is not null) bench.Apply(ParticipantId.Several, null, [new Directed(At, changed)]);
        return refused;
    }

    private static Principal Person(string id) => new(ParticipantId.Parse(id), id, [new Membership(GroupId.Parse("org/orion"))]);
}

/// <summary>A window in which somebody types.</summary>
internal sealed class Window(Principal who, int id)
{
    public Guid Session { get; } = new(id, 0, 0, new byte[8]);
    public long Number { get; set; }

    public TypedChange Next(Desk desk, TextChange change, Intent intent = Intent.Write, long? revision = null)
    {
        var standing = Desk.StandingOf(who);
        return new TypedChange(standing, Desk.Kind.RightIn(standing, Desk.At), Session, Number + 1, revision ?? desk.State.Revision, intent, change);
    }
}
