namespace Tracker.Domain.Watches;

/// <summary>
/// Whose a watch is that everyone shares: of the organisations and offices of whom added it. Others read it, decide on matches and write notes.
/// </summary>
internal static class WatchOwners
{
    /// <summary>The groups of the sender today; null for a watch of one audience, which is that audience's.</summary>
    public static ImmutableArray<GroupId>? Of(Sight sight)
    {
        if (sight.At != CompartmentId.Record) return null;
        ImmutableArray<GroupId> groups =
        [
            .. sight.Standing.Principal.Memberships.Where(m => (m.Group.IsOrganization || m.Group.IsOffice) && m.Covers(sight.Standing.Today))
                .Select(m => m.Group).Distinct(),
        ];
        return groups.IsEmpty ? null : groups;
    }

    /// <summary>Null if the sender may do this to the watch.</summary>
    public static Rejection? Refuses(Watch here, Sight sight, Command command) =>
        sight.At != CompartmentId.Record || here.Owners is not { IsEmpty: false } owners
            || owners.Any(o => sight.Standing.Principal.Holds(o, sight.Standing.Today)) ? null : command switch
            {
                RenameWatch or ChangeWatch or EndWatch => Rejection.Forbidden(
                    "Only members of the organisation or office that added this watch can change or end it. Suggest it in a note."),
                SeeThreshold => Rejection.Forbidden("Only members of the organisation or office that added this watch can mark this as seen."),
                _ => null,
            };
}
