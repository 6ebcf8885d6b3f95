using Tracker.Domain.Briefings;
using Tracker.Web.Live;

namespace Tracker.Web.Briefings;

/// <summary>Takes what the record says into a briefing: one command for each organisation, so that what is there already changes nothing.</summary>
public static class BriefingWriting
{
    /// <summary>Null if all of it was taken in; else why not, with the rest left as it was.</summary>
    /// <param name="only">This organisation alone; null for all.</param>
    /// <param name="leftOut">Organisations that the office took out before.</param>
    public static async Task<Rejection?> Collect(
        ApiClient api, ActorId about, IReadOnlyCollection<ActorId> leftOut, Func<Command, Task<OutcomeMessage>> send,
        ActorId? only = null)
    {
        var (collected, failure) = await api.Collected(about, only).OrWhy("The record could not be read. Collect again later.");
        if (collected is null) return Rejection.Invalid(failure!);
        IEnumerable<Command> commands =
        [
            new IncludeStatements([.. collected.General]),
            .. from one in collected.Organizations where !leftOut.Contains(one.Organization)
                select new IncludeOrganization(one.Organization, one.Name, one.Lines),
        ];
        foreach (var command in commands)
            if (await send(command) is { Rejection: { } no })
                return no;
        return only is not null && collected.Organizations.Count == 0 ? Rejection.Invalid("The record has nothing of this organisation.") : null;
    }
}
