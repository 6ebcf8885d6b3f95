using Tracker.Domain.Alerts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.App;

namespace Tracker.Web.Tests.Doubles;

/// <summary>The participant's own record over a <see cref="FakeHub"/>, opened as the frame of the pages does.</summary>
internal sealed record OwnRecord(Workplace Workplace, FakeHub Hub)
{
    private static readonly CompartmentId Own = CompartmentId.Own(FakeHub.Ann);

    public static async Task<OwnRecord> Open(params GroupId[] groups)
    {
        var hub = new FakeHub(new AlertsKind(), AlertsKind.Of(FakeHub.Ann)) { Judge = _ => new OutcomeMessage(Result.Accepted, 2) };
        hub.Hold(Own, Right.Write);
        hub.Happen(Own, new AlertsOpened());
        var workplace = new Workplace(() => hub);
        workplace.Enter(new Principal(FakeHub.Ann, "Ann Ahead", [.. groups.Select(g => new Membership(g))]));
        await workplace.Inbox.Start(() => Task.FromResult<AlertList?>(new([], 0, IsOpen: true)));
        return new(workplace, hub);
    }

    /// <summary>The next command to it, which the server accepts: everyone with the record open is told.</summary>
    public async Task<TCommand> Takes<TCommand>(Func<TCommand, HoldEvent> happened) where TCommand : HoldCommand
    {
        var sent = await Hub.NextSent();
        var command = Assert.IsType<TCommand>(new AlertsKind().Codec.DecodeCommand(sent.Name, sent.Payload.Utf8.Span).Command);
        Hub.Tell(Own, happened(command), FakeHub.Ann, sent.Operation);
        return command;
    }

    public void Tell(HoldEvent happened) => Hub.Tell(Own, happened, ParticipantId.System);
}
