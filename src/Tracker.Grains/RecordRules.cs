using Tracker.Domain.Shared;

namespace Tracker.Grains;

/// <summary>The one place that answers who may see and do what in a record. Denies by default.</summary>
public static class RecordRules
{
    private static readonly CompartmentId[] Common =
        [CompartmentId.Record, CompartmentId.Delegation, CompartmentId.Government, CompartmentId.Program, CompartmentId.Administration];

    /// <summary>
    /// The compartments that a standing holds. Whoever holds none of those in which something happened holds none at all:
    /// for him the record does not exist.
    /// </summary>
    public static IReadOnlyList<CompartmentId> Held(RecordKind kind, RecordState record, Standing standing)
    {
        var held = record.Compartments.Keys.Where(c => kind.RightIn(standing, c) >= Right.Read).ToList();
        if (held.Count == 0) return held;
        foreach (var c in Common.Concat(Own(standing)))
            if (!held.Contains(c) && kind.RightIn(standing, c) >= Right.Read)
                held.Add(c);
        return held;
    }

    /// <summary>Null where the command may be decided; otherwise why not. Depends only on what the sender holds.</summary>
    public static Rejection? Admit(RecordKind kind, RecordState record, Standing standing, CompartmentId at, Command command)
    {
        if (!record.Exists) return kind.Creates(command) && kind.MayCreate(standing) ? null : Rejection.NotFound;
        return kind.RightIn(standing, at) switch
        {
            Right.None => Rejection.NotFound,
            _ when !Enters(kind, record, standing) => Rejection.NotFound,
            Right.Read => Rejection.Forbidden("You may read this, but not change it."),
            _ => kind.Forbids(standing, at, command),
        };
    }

    /// <summary>What a decision may look at: everything for the maker of a record, else only what the sender holds.</summary>
    public static Sight SightOf(RecordKind kind, RecordState record, Standing standing, CompartmentId at, GroupId? onBehalfOf, DateTimeOffset now) =>
        new(record, c => !record.Exists || kind.RightIn(standing, c) >= Right.Read, standing, at, onBehalfOf, now);

    private static bool Enters(RecordKind kind, RecordState record, Standing standing)
    {
        foreach (var c in record.Compartments.Keys)
            if (kind.RightIn(standing, c) >= Right.Read)
                return true;
        return false;
    }

    private static IEnumerable<CompartmentId> Own(Standing standing) =>
        from m in standing.Principal.Memberships
        where (m.Group.IsOrganization || m.Group.IsPartner) && m.Covers(standing.Today)
        select CompartmentId.Parse(m.Group.Value);
}
