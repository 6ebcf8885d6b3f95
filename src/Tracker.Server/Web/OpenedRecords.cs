using System.Collections.Immutable;
using Tracker.Server.Directory;
using Tracker.Server.Live;
using Tracker.Web.Records;

namespace Tracker.Server.Web;

/// <summary>Records as a page needs them before the browser opens them itself: only what the viewer may read.</summary>
public sealed class OpenedRecords(Commands commands, RecordKinds kinds, DirectoryCache directory)
{
    /// <summary>The compartments that the viewer may read, or null if there is no such record for them.</summary>
    public async Task<RecordState?> Open(Principal viewer, ActorId actor)
    {
        if (kinds.Of(actor) is not { } kind) return null;
        if (await commands.Read(viewer, actor) is not { Rejection: null } opened) return null;
        return new RecordState(opened.Parts.Where(p => p.State is not null).ToImmutableSortedDictionary(
            p => p.Compartment, p => new CompartmentState(p.Version, JsonSerializer.Deserialize(p.State!.Value.Utf8.Span, kind.StateInfo)!)));
    }

    /// <summary>The names of these participants by their identifiers, as far as the directory knows them.</summary>
    public Dictionary<string, string> Names(IEnumerable<ParticipantId> participants) => participants.Distinct()
        .Select(directory.Find).OfType<Principal>().ToDictionary(p => p.Id.Value, p => p.Name);

    /// <summary>The participants who are mentioned in a record.</summary>
    public static IReadOnlySet<ParticipantId> MentionedIn(RecordKind kind, RecordState record)
    {
        var mentioned = new HashSet<ParticipantId>();
        var reader = new StateReader(id =>
        {
            mentioned.Add(id);
            return id.Value;
        });
        foreach (var compartment in record.Compartments.Values) reader.Read(compartment.State, kind.StateInfo);
        return mentioned;
    }
}
