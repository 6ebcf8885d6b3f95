using System.CommandLine;
using Tracker.Domain;
using Tracker.Server.Records;
using Command = System.CommandLine.Command;

namespace Tracker.Server.CommandLine;

/// <summary><c>rebuild</c>: empties the tables that follow from the events and writes them again.</summary>
internal static class RebuildCommand
{
    public static Command Of()
    {
        var rebuild = new Command(
            "rebuild", "Empty the search index, with the words of documents, and the table of claims and write them again from the events. Stop a server "
                + "on SQLite first; on PostgreSQL servers may go on, and find less until it is done.");
        rebuild.SetAction((parsed, cancellation) => TrackerCommands.Guarded(async () =>
        {
            await using var store = await Stores.Open(TrackerCommands.Storage(parsed), cancellation);
            await new Rebuilding(store, TrackerKinds.All).Run(cancellation);
            parsed.InvocationConfiguration.Output.WriteLine("The search index and the table of claims are written again.");
            return 0;
        }));
        return rebuild;
    }
}
