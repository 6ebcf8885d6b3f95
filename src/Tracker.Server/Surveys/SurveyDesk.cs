using System.Security.Cryptography;
using Tracker.Domain.Surveys;
using Tracker.Server.Live;
using Tracker.Server.Web;

namespace Tracker.Server.Surveys;

/// <summary>Puts answers into the ballot box of a survey, and counts it. An answer goes no other way, and no line of a log is written about it.</summary>
public sealed class SurveyDesk(
    SealedBallots boxes, OpenedRecords opened, Commands commands, IGrainFactory grains, RecordKinds kinds, TimeProvider time)
{
    /// <summary>How often an answer is put in again after others came first.</summary>
    private const int MostTries = 100;

    private static readonly Rejection Unknown = Rejection.IllegalStep("It is not known whether this is done. Send it again: nothing is counted twice.");
    private static readonly Rejection Lost = Rejection.IllegalStep(
        "The ballot box cannot be opened: the keys of this installation changed since. Nothing was changed.");

    private readonly SurveyKind kind = (SurveyKind)kinds.Find(SurveyKind.Word)!;

    /// <summary>Counts the answer of a participant who is invited and has not answered; null if it is counted.</summary>
    public Task<Rejection?> Answer(Principal principal, ActorId survey, SurveyAnswer answer, CancellationToken cancellation) => OrWhy(async () =>
    {
        if (await Find(principal, survey) is not { } record) return Rejection.NotFound;
        if (SurveyRecord.InvitationOf(record, principal.Id) is not { } own) return SurveyRules.NotInvited;
        if (own.HasAnswered) return SurveyRules.AnsweredAlready;
        if (record.Of<SurveyRecord>(CompartmentId.Record) is not { } open) return Rejection.NotFound;
        if (open.Withdrawn is not null) return SurveyRules.IsWithdrawn;
        if (open.Closed is not null) return SurveyRules.TooLate;
        if (answer.Refuses() is { } no) return no;
        var (refused, _) = await Change(survey, box =>
            box.Has(principal.Id) ? (null, SurveyRules.AnsweredAlready)
            : box.IsClosed ? (null, SurveyRules.TooLate) : (box.With(principal.Id, answer), null), cancellation);
        if (refused is null || refused == SurveyRules.AnsweredAlready)
            await Send(survey, CompartmentId.Own(principal.Id), new NoteAnswer());
        return refused;
    });

    /// <summary>Closes a survey, publishes what may be said of its answers, and forgets the rest; null if it is done, however often it was asked for.</summary>
    public Task<Rejection?> Close(Principal principal, ActorId survey, CancellationToken cancellation) => OrWhy(async () =>
    {
        if (await Find(principal, survey) is not { } record || record.Of<SurveyRecord>(CompartmentId.Record) is not { } open) return Rejection.NotFound;
        if (!principal.IsProgramManager(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))) return Rejection.OnlyProgramManagers;
        if (open.Withdrawn is not null) return SurveyRules.IsWithdrawn;
        var (_, box) = await Change(survey, b => (b.IsClosed ? null : b with { IsClosed = true }, null), cancellation);
        if (await Sends(principal, survey, new CloseSurvey()) is { } refused) return refused;
        var invited = record.Of<SurveyRecord>(CompartmentId.Program)?.AllInvited.All.Length ?? 0;
        if (open.Result is null && await Send(survey, CompartmentId.Record, new PublishResult(SurveyResult.Of(invited, box))) is { } no) return no;
        await Change(survey, _ => (BallotBox.Counted, null), cancellation);
        return null;
    });

    /// <summary>Takes back an open survey that nobody has answered. Its box is shut meanwhile, so that no answer comes between.</summary>
    public Task<Rejection?> Withdraw(Principal principal, ActorId survey, string reason, CancellationToken cancellation) => OrWhy(async () =>
    {
        if (await Find(principal, survey) is not { } record || record.Of<SurveyRecord>(CompartmentId.Record) is not { } open) return Rejection.NotFound;
        if (!principal.IsProgramManager(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))) return Rejection.OnlyProgramManagers;
        if (open.Closed is not null) return SurveyRules.TooLate;
        var (refused, _) = await Change(survey, b =>
            b.Who.Count > 0 ? (null, SurveyRules.HasAnswers) : (b.IsClosed ? null : b with { IsClosed = true }, null), cancellation);
        if (refused is not null) return refused;
        refused = await Sends(principal, survey, new WithdrawSurvey(reason));
        await Change(survey, b => (b.Who.Count > 0 ? null : BallotBox.Empty, null), cancellation);
        return refused;
    });

    private async Task<Rejection?> Sends(Principal principal, ActorId survey, SurveyCommand command)
    {
        var outcome = await commands.Execute(principal, new CommandMessage(
            survey, OperationId.New(), CompartmentId.Program, 0, kind.Codec.NameOf(command).Name, new RawJson(kind.Codec.Encode(command))));
        return outcome.Result == Result.Accepted ? null : outcome.Rejection ?? Unknown;
    }

    private async Task<RecordState?> Find(Principal principal, ActorId survey) =>
        survey.Kind == SurveyKind.Word ? await opened.Open(principal, survey) : null;

    /// <summary>Changes the box after whatever others put in; leaves it if there is nothing to put in.</summary>
    private async Task<(Rejection? Refused, BallotBox Box)> Change(
        ActorId survey, Func<BallotBox, (BallotBox? To, Rejection? Refused)> change, CancellationToken cancellation)
    {
        for (var i = 0; i < MostTries; i++)
        {
            var (version, box) = await boxes.Read(survey, cancellation);
            var (to, refused) = change(box);
            if (to is null) return (refused, box);
            if (await boxes.Replace(survey, version, to, cancellation)) return (null, to);
        }
        throw new TimeoutException("Others changed the ballot box all the time.");
    }

    private async Task<Rejection?> Send(ActorId survey, CompartmentId at, Command command)
    {
        var outcome = await grains.Record(survey).SendAsProgram(kind, at, command);
        return outcome.Result == Result.Unknown ? Unknown : outcome.Rejection;
    }

    private static async Task<Rejection?> OrWhy(Func<Task<Rejection?>> work)
    {
        try
        {
            return await work();
        }
        catch (CryptographicException)
        {
            return Lost;
        }
        catch (Exception e) when (e is TimeoutException or OrleansException or IOException)
        {
            return Unknown;
        }
    }
}
