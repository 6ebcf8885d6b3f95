using Tracker.Domain.Delegations;
using Tracker.Domain.Directory;

namespace Tracker.Server.Directory;

/// <summary>The delegations of partner countries that there are: what is shared reaches somebody.</summary>
public sealed class PartnerDelegations(DirectoryCache directory)
{
    /// <summary>Their names, by identifier, for those who work for an organisation or an office; for others there are none.</summary>
    public Dictionary<string, string> NamesFor(Principal principal) =>
        principal.Memberships.Any(m => m.Covers(directory.Today) && (m.Group.IsOrganization || m.Group.IsOffice))
            ? directory.State.Organizations.Where(o => o.Value is { Kind: OrganizationKind.PartnerDelegation, Closed: false })
                .ToDictionary(o => o.Key.Value, o => o.Value.Name.Value ?? o.Key.Value, StringComparer.Ordinal)
            : [];

    /// <summary>Why a command may not share with a partner, or null.</summary>
    public async Task<Rejection?> Refuses(PublishPosition command) =>
        !command.Partner.IsPartner || await directory.FindOrAsk(command.Partner, CancellationToken.None) is { Closed: false }
            ? null
            : Rejection.Invalid("There is no such partner delegation. An administrator adds it.", "partner");
}
