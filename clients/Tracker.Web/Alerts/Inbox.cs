using System.Collections.Immutable;
using Tracker.Domain.Alerts;
using Tracker.Web.App;
using Tracker.Web.Live;

namespace Tracker.Web.Alerts;

/// <summary>
/// What the participant follows, live, and what they are told of: read when the pages begin, again as soon as their own record says that there is
/// something new, and each minute, since what is closed by then or due by then changes nothing in that record.
/// </summary>
public sealed class Inbox(Workplace workplace, Action changed, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1), Soon = TimeSpan.FromSeconds(5);

    private static readonly Rejection NotConnected = Rejection.IllegalStep("This was not saved: the server does not answer. Try again.");

    private readonly SemaphoreSlim one = new(1);
    private Func<Task<AlertList?>>? read;
    private Desk? desk;
    private IDisposable? changes;
    private ITimer? timer;
    private long known = -1;
    private bool isOpen;

    /// <summary>Null until it was read.</summary>
    public AlertList? List { get; private set; }

    /// <summary>What is followed, as it was read last; null before. A page without a connection shows it.</summary>
    public List<FollowedLine>? Followed { get; set; }

    /// <summary>True if it could not be read the last time.</summary>
    public bool Failed { get; private set; }

    /// <summary>What the participant follows; null until that is known.</summary>
    public AlertBook? Book => desk?.Record is { Opened.IsCompleted: true, Rejection: null } ? desk.Of<AlertBook>(Own) ?? AlertBook.Empty : null;

    /// <summary>Forms about how the participant is told; null until their own record is open.</summary>
    public UnsentForms? Forms => desk?.Forms;

    /// <summary>Called, on any thread, when something was held back, taken back, sent or refused, on whichever page.</summary>
    public event Action<HoldEvent>? Held;

    private CompartmentId Own => CompartmentId.Own(workplace.Me.Id);

    /// <summary>Reads for the first time; called in a browser.</summary>
    public async Task Start(Func<Task<AlertList?>> reads)
    {
        if (read is not null) return;
        read = reads;
        timer = time.CreateTimer(_ => _ = Read(), null, Again, Again);
        await Read();
    }

    public async Task Read()
    {
        if (read is null) return;
        await one.WaitAsync();
        try
        {
            var list = await read();
            (List, Failed) = (list ?? List, list is null);
            if (list is not null && desk is null) await Open(list);
            if (desk is null && !isOpen) timer?.Change(Soon, Again);
        }
        finally
        {
            one.Release();
        }
        changed();
    }

    /// <summary>
    /// Whether the participant looks at the list: it is read at once and every few seconds then, since a second change of a record that is unread
    /// already does not ring.
    /// </summary>
    public Task Look(bool open)
    {
        isOpen = open;
        timer?.Change(open ? Soon : Again, open ? Soon : Again);
        return open ? Read() : Task.CompletedTask;
    }

    /// <summary>Follows a record, or no longer; null if it was accepted.</summary>
    /// <param name="seen">The record as it is on the screen.</param>
    public async Task<Rejection?> Follow(ActorId record, EntityId? point, AlertLevel to, RecordState? seen)
    {
        if (await Ready() is not { } desk || Book is not { } book) return NotConnected;
        var versions = seen?.Compartments.ToImmutableSortedDictionary(c => c.Key, c => c.Value.Version);
        return (await desk.Send(Own, new FollowRecord(record, book.LevelOf(record, point).Value, to, point, versions))).Rejection;
    }

    /// <summary>Changes how the participant is told; null if it was accepted.</summary>
    public Task<Rejection?> Send(MailCommand command) => SendOwn(command);

    /// <summary>Holds back what is to go out, takes it back, or sends it now; null if it was accepted.</summary>
    public Task<Rejection?> Send(HoldCommand command) => SendOwn(command);

    /// <summary>The participant has read these lines; null if it was accepted.</summary>
    public async Task<Rejection?> MarkRead(IEnumerable<AlertLine> lines)
    {
        if (lines.Where(l => l.Unread > 0).Select(l => l.Seen).ToImmutableArray() is not { IsEmpty: false } seen) return null;
        if (await Ready() is not { } desk) return NotConnected;
        var refused = (await desk.Send(Own, new ReadAlerts(seen))).Rejection;
        await Read();
        return refused;
    }

    private async Task<Rejection?> SendOwn(Command command) => await Ready() is { } desk ? (await desk.Send(Own, command)).Rejection : NotConnected;

    /// <summary>The participant's own record, which is being opened while the list is on the screen already; null if it cannot be.</summary>
    private async Task<Desk?> Ready()
    {
        if (desk is null) await Read();
        return desk;
    }

    /// <summary>The participant's own record is made when they are here for the first time.</summary>
    private async Task Open(AlertList list)
    {
        var actor = AlertsKind.Of(workplace.Me.Id);
        if (!list.IsOpen && await Desk.Make(workplace.Client, actor, Own, new OpenAlerts()) is not null) return;
        desk = workplace.Follow(actor, client => new Desk(client, client.Open(actor)));
        changes = desk.OnChange(Hear);
        desk.Record.Happened += Tell;
    }

    private void Tell(Recorded recorded)
    {
        if (recorded.Event is HoldEvent happened) Held?.Invoke(happened);
    }

    /// <summary>A ring, or what was read on another page of the participant.</summary>
    private void Hear()
    {
        if (Book is not { } book || desk!.Record.Confirmed.VersionOf(Own) is var now && now == known) return;
        var first = known < 0;
        known = now;
        if (!first || book.Waiting.Any(IsMissed)) _ = Read();
    }

    /// <summary>True for a ring between the first reading and the opening of the participant's record.</summary>
    private bool IsMissed(ActorId record) => List?.Lines.Any(l => l.Record == record && l.Unread > 0) is not true;

    public void Dispose()
    {
        timer?.Dispose();
        changes?.Dispose();
        if (desk is not null) desk.Record.Happened -= Tell;
        one.Dispose();
    }
}
