using System.Security.Cryptography;
using System.Text;
using Ical.Net.CalendarComponents;
using Microsoft.AspNetCore.WebUtilities;
using Tracker.Domain.Delegations;
using Tracker.Server.Hosting;
using Tracker.Server.Web;

namespace Tracker.Server.Calendars;

/// <summary>The private address of a participant's calendar, and what is in it: only what they may read at the moment of asking.</summary>
public sealed class CalendarDesk(
    IStore store, OpenedRecords opened, SessionDesk sessions, PublicAddress address, TimeProvider time)
{
    /// <summary>Gatherings and meetings that ended longer ago are no longer in it.</summary>
    private const int DaysKept = 365;

    /// <summary>When the address in use was made; null without one.</summary>
    public async Task<DateTimeOffset?> MadeAt(ParticipantId participant, CancellationToken cancellation) =>
        (await store.CalendarAddresses.Of(participant, cancellation))?.MadeAt;

    /// <summary>A new address in place of the one in use; shown once and stored nowhere.</summary>
    public async Task<CalendarAddress> Renew(ParticipantId participant, CancellationToken cancellation)
    {
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        await store.CalendarAddresses.Renew(HashOf(secret), participant, now, cancellation);
        return new(now, $"{address.Value}/calendar/{secret}.ics");
    }

    /// <summary>False if there is none.</summary>
    public Task<bool> Revoke(ParticipantId participant, CancellationToken cancellation) =>
        store.CalendarAddresses.Revoke(participant, time.GetUtcNow(), cancellation);

    /// <summary>Whose address it is or was; null if nobody's.</summary>
    public async Task<CalendarSecret?> Find(string secret, CancellationToken cancellation) =>
        secret.Length == 43 ? await store.CalendarAddresses.Find(HashOf(secret), cancellation) : null;

    /// <summary>Gatherings and preparation meetings of the delegations on whose rosters the participant is, the sessions of the bodies' meetings there, and
    /// the last days of their tasks.</summary>
    public async Task<string> Of(Principal participant, CancellationToken cancellation)
    {
        var events = new List<CalendarEvent>();
        var gatherings = new List<AnnouncedGathering>();
        foreach (var record in (await store.Listings.AccessListsOf(participant.Id, cancellation)).Keys.OrderBy(k => k.Value, StringComparer.Ordinal))
            if (await opened.Open(participant, record) is { } state && state.Of<DelegationState>(CompartmentId.Delegation) is { Facts: not null } delegation)
            {
                events.AddRange(EventsOf(record, state, delegation, participant.Id));
                if (delegation.Facts.ClosesOn >= First) gatherings.Add(delegation.Facts.Goes);
            }
        foreach (var (session, meeting) in await sessions.Of(participant, gatherings, cancellation))
            if (CalendarFiles.Of(session, meeting, $"{address.Value}/records/{session.Meeting}") is { } one) events.Add(one);
        return CalendarFiles.Of(events, "Tracker");
    }

    /// <summary>What ended before this day is no longer in it.</summary>
    private DateOnly First => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-DaysKept);

    /// <summary>Everything of a delegation that has a time.</summary>
    private IEnumerable<CalendarEvent> EventsOf(ActorId record, RecordState state, DelegationState delegation, ParticipantId participant)
    {
        var first = First;
        var page = $"{address.Value}/d/{record.Key.Replace('/', '~')}";
        var version = state.VersionOf(CompartmentId.Delegation);
        if (delegation.Facts!.ClosesOn >= first) yield return CalendarFiles.Of(record, delegation.Facts, version, time.GetUtcNow(), page);
        foreach (var meeting in PreparationsPart.Of(delegation).Values.Where(m => DateOnly.FromDateTime(m.Time.Value.Ends.UtcDateTime) >= first))
            yield return CalendarFiles.Of(record, meeting, $"{page}?tab=preparation&meeting={meeting.Id}");
        foreach (var (at, part) in state.Compartments)
            foreach (var task in (part.State as DelegationState)?.Tasks.Values ?? [])
                if (task is { Done.Value: false, Due.Value: { } due } && task.Owner.Value == participant)
                    yield return CalendarFiles.Of(record, at, task, due, time.GetUtcNow(), page + "?tab=tasks");
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
