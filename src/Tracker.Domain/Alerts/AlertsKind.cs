namespace Tracker.Domain.Alerts;

/// <summary>
/// What a participant follows and has read, how they are told, and what they can still take back, one record for each of them: theirs alone.
/// </summary>
public sealed class AlertsKind()
    : RecordKind<AlertBook>(Word, new AlertJson(Codec.Options), AlertBook.Empty, [new AlertsPart(), new MailPart(), new HoldPart()])
{
    public const string Word = "alerts";

    public static ActorId Of(ParticipantId participant) => ActorId.Parse($"{Word}/{participant.AsKey}");

    public override ImmutableArray<CompartmentRule> Compartments { get; } =
        [CompartmentRule.EachParticipant((s, at) => IsProgram(s) || at == CompartmentId.Own(s.Principal.Id) ? Right.Write : Right.None)];

    /// <summary>Each of these records has the compartment of the participant whose it is.</summary>
    public override bool Has(ActorId actor, CompartmentId compartment) => compartment.Value == "own/" + actor.Key;

    /// <summary>What only the program sends is not asked of a record that does not exist: who may send it is asked of those that do.</summary>
    public override bool Creates(Command command) => !IsOfProgram(command);

    public override Right RightToCreate(Standing standing, CompartmentId at) => RightIn(standing, at);

    public override Rejection? Forbids(Standing standing, CompartmentId at, Command command) =>
        command is RingAlerts && !IsProgram(standing) ? Rejection.Forbidden("Only the program itself tells of news.")
        : IsOfProgram(command) && !IsProgram(standing) ? Rejection.OnlyTheProgram
        : null;

    public override Listing? ListingOf(CompartmentId compartment, AlertBook state) =>
        new("Alerts", ImmutableSortedDictionary<string, string>.Empty);

    public override bool IsListedInPublic => false;

    private static bool IsOfProgram(Command command) =>
        command is RingAlerts or ProposeAddress or BeginMail or SettleMail or PutOffMail or CloseAddress or PassDigest
            or BeginAct or SettleAct;

    private static bool IsProgram(Standing standing) => standing.Principal.Id == ParticipantId.System;
}

/// <summary>The JSON of the book and of its messages.</summary>
[JsonSerializable(typeof(AlertBook)), JsonSerializable(typeof(AlertCommand)), JsonSerializable(typeof(AlertEvent))]
[JsonSerializable(typeof(MailCommand)), JsonSerializable(typeof(MailEvent))]
[JsonSerializable(typeof(HoldCommand)), JsonSerializable(typeof(HoldEvent))]
internal sealed partial class AlertJson : JsonSerializerContext;
