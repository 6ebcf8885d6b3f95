using Tracker.Domain.Calls;
using Tracker.Domain.Parts;
using Tracker.Domain.Vital;

namespace Tracker.Server.Directory;

/// <summary>To whom government offices can release something, and whether those who are named still belong to their company or office: the directory decides
/// it, which no other record reads.</summary>
public sealed class Addressing(DirectoryCache directory, IListings listings)
{
    /// <summary>Most people that are found at once.</summary>
    public const int Most = 100;

    /// <summary>The people of companies and offices by their own name or that of their group, for members of an office; those of
    /// companies for program managers, who are not told who works for an office; null for everyone else.</summary>
    /// <param name="contains">Letters of a name; case does not matter.</param>
    public List<Addressable>? For(Principal principal, string? contains = null)
    {
        var isOfficial = principal.IsGovernment(directory.Today);
        if (!isOfficial && !principal.IsProgramManager(directory.Today)) return null;
        return
        [
            .. (from id in directory.State.Participants.Keys
                let person = directory.Find(id)
                where person is not null
                from member in person.Memberships
                where (member.Group.IsOrganization || (isOfficial && member.Group.IsOffice)) && member.Covers(directory.Today)
                let named = directory.State.Organizations.GetValueOrDefault(member.Group)?.Name.Value ?? member.Group.Value
                where contains is null || Has(person.Name, contains) || Has(named, contains)
                orderby named, person.Name, id
                select new Addressable(id, person.Name, member.Group, named)).Distinct().Take(Most),
        ];
    }

    /// <summary>Why nothing can be released to these people, or null: each belongs today to the group for which they are named.</summary>
    public async Task<Rejection?> Refuses(Addressees? to)
    {
        if (to?.All is not { IsDefault: false } all) return null;
        foreach (var one in all)
            if (await directory.FindOrAsk(one.Participant, CancellationToken.None) is not { } person || !person.Holds(one.Group, directory.Today))
                return Rejection.Invalid($"{Named(one.Participant)} does not belong to {Named(one.Group)} any more. Take them off the list.", "to");
        return null;
    }

    /// <summary>The same for reviewers, none of whom may belong to the applicant either, whatever group they are named for.</summary>
    public async Task<Rejection?> Refuses(NameReviewers command)
    {
        if (await Refuses(command.To) is { } gone) return gone;
        foreach (var one in command.To.All)
            if (await directory.FindOrAsk(one.Participant, CancellationToken.None) is { } person && person.Holds(command.Company, directory.Today))
                return Reviewing.OfApplicant;
        return null;
    }

    /// <summary>Why no note can be about that record, or null. The public record is open to every participant, so it is asked for none of them.</summary>
    public async Task<Rejection?> Refuses(DraftVital command) =>
        command.About is not { } about || !VitalKind.IsSubject(about) || (await listings.Of([about], CompartmentId.Record)).Any()
            ? null
            : Rejection.Invalid("There is no such record to be about.", "about");

    private string Named(ParticipantId id) => VisibleText.Of(directory.State.Participants.GetValueOrDefault(id)?.Name.Value ?? id.Value);

    private string Named(GroupId id) => VisibleText.Of(directory.State.Organizations.GetValueOrDefault(id)?.Name.Value ?? id.Value);

    private static bool Has(string name, string letters) => name.Contains(letters, StringComparison.OrdinalIgnoreCase);
}
