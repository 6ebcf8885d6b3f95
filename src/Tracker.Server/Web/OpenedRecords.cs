using Tracker.Server.Directory;
using Tracker.Server.Live;
using Tracker.Web.App;
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
        return ReadRecord.StateOf(kind, opened);
    }

    /// <summary>The same as <see cref="NamesIn(Principal, RecordKind, RecordState)"/> for a record as it is now; null if there is none for them.</summary>
    public async Task<Dictionary<string, string>?> NamesIn(Principal viewer, ActorId actor) =>
        await Open(viewer, actor) is { } record ? NamesIn(viewer, kinds.Of(actor)!, record) : null;

    /// <summary>The names, by identifier, of the people and groups that are mentioned in what the viewer may read, and of their own groups.</summary>
    public Dictionary<string, string> NamesIn(Principal viewer, RecordKind kind, RecordState record)
    {
        var (people, groups) = MentionedIn(kind, record);
        groups.UnionWith(viewer.Memberships.Select(m => m.Group));
        groups.UnionWith(record.Compartments.Keys.Select(c => c.OwnerOrganization ?? c.OwnerOffice ?? c.OwnerPartner).OfType<GroupId>());
        return people.Select(p => KeyValuePair.Create(p.Value, NameOf(p)))
            .Concat(groups.Select(g => KeyValuePair.Create(g.Value, directory.State.Organizations.GetValueOrDefault(g)?.Name.Value)))
            .Where(n => n.Value is not null).ToDictionary(n => n.Key, n => n.Value!);
    }

    /// <summary>Also of those who left; null if the directory never had them.</summary>
    public string? NameOf(ParticipantId participant) =>
        directory.Find(participant)?.Name ?? directory.State.Participants.GetValueOrDefault(participant)?.Name.Value;

    private static (HashSet<ParticipantId> People, HashSet<GroupId> Groups) MentionedIn(RecordKind kind, RecordState record)
    {
        var (people, groups) = (new HashSet<ParticipantId>(), new HashSet<GroupId>());
        var reader = new StateReader(id => people.Add(id) ? "" : "", group => groups.Add(group) ? "" : "");
        foreach (var compartment in record.Compartments.Values) reader.Read(compartment.State, kind.StateInfo);
        return (people, groups);
    }
}
