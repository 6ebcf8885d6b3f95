using Tracker.Domain.Directory;
using Tracker.Server.Live;

namespace Tracker.Server.Directory;

/// <summary>Sends commands to the directory; completes once this host sees their effect.</summary>
public sealed class DirectoryDesk(Commands commands, DirectoryKind kind, DirectoryCache directory)
{
    public async Task<OutcomeMessage> Send(Principal by, Command command, CancellationToken cancellation = default)
    {
        var message = new CommandMessage(
            DirectoryKind.Actor, OperationId.New(), CompartmentId.Administration, 0, kind.Codec.NameOf(command).Name, new RawJson(kind.Codec.Encode(command)));
        var outcome = await commands.Execute(by, message);
        for (var again = 0; outcome.Result == Result.Unknown && again < 3; again++) outcome = await commands.Execute(by, message with { Again = true });
        if (outcome.Result == Result.Accepted) await directory.Reach(outcome.Version, cancellation);
        return outcome;
    }
}
