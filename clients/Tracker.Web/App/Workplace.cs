using Tracker.Domain;
using Tracker.Domain.Claims;
using Tracker.Domain.Subjects;
using Tracker.Web.Alerts;
using Tracker.Web.Live;
using Tracker.Web.Records;
using Tracker.Web.Records.Subjects;

namespace Tracker.Web.App;

/// <summary>
/// Where one participant works: the one connection of all pages, and the records that are on the screen or were left lately. A record that was
/// left stays open, so that it is there at once when it is visited again; one with words that are not saved is kept until they are.
/// </summary>
/// <param name="connect">The way to the server: called once, when the first record is opened or the pages begin.</param>
public sealed class Workplace(Func<ITransport> connect, TimeProvider? time = null) : IAsyncDisposable
{
    /// <summary>Records that stay open after they were left.</summary>
    private const int MostLeft = 20;

    /// <summary>By the record and what its desk is: a record can be on pages of two sorts, which share its session.</summary>
    private readonly Dictionary<(ActorId Actor, Type Desk), Place> places = [];
    private readonly HashSet<ActorId> visited = [];
    private TrackerClient? client;
    private Principal? me;
    private IReadOnlyDictionary<string, string>? names;
    private long turn;

    /// <summary>The participant to whom the pages belong.</summary>
    public Principal Me => me ?? throw new InvalidOperationException("Nobody works here yet.");

    public TrackerClient Client => client ??= Connected();

    /// <summary>The record on the screen, or null.</summary>
    public Desk? Current { get; private set; }

    /// <summary>The same, once there is something of it to show.</summary>
    public Desk? Here => Current is { } desk && desk.Record.Opened.IsCompleted && desk.Record.Rejection is null ? desk : null;

    /// <summary>Every record that is open here.</summary>
    public IEnumerable<Desk> Desks => places.Values.Select(p => p.Desk);

    /// <summary>What lists showed when they were read last.</summary>
    public LastReads<IReadOnlyList<ListedRecord>> Lists { get; } = new();
    public LastReads<CommitteeView> Committees { get; } = new();
    public LastReads<IReadOnlyList<VacancyLine>> Vacancies { get; } = new();
    public LastReads<IReadOnlyList<TransparencyLine>> Transparency { get; } = new();
    public LastReads<WithdrawalView> Withdrawals { get; } = new();
    public LastReads<IReadOnlyList<SearchLine>> Searches { get; } = new();
    public LastReads<IReadOnlyList<KindCount>> SearchKinds { get; } = new();

    /// <summary>The source of the fact that was recorded last: the next one is often from it.</summary>
    public Source? LastSource { get; set; }

    /// <summary>What another page knows of the next fact, for the form of its record.</summary>
    public ProposedFact? Proposed { get; set; }

    /// <summary>The forms of pages that belong to no record: what is written there stays while other pages are looked at.</summary>
    public UnsentForms Forms => field ??= new(() => Changed?.Invoke());

    /// <summary>What the participant follows and is told of.</summary>
    public Inbox Inbox => field ??= new(this, () => Changed?.Invoke(), time ?? TimeProvider.System);

    /// <summary>True if the record was on the screen since the program began.</summary>
    public bool WasVisited(ActorId actor) => visited.Contains(actor);

    /// <summary>A part of the program failed outside of a page.</summary>
    public bool Failed { get; private set; }

    /// <summary>Raised on any thread, after anything changed that the frame of the pages shows.</summary>
    public event Action? Changed;

    /// <summary>The participant is the same as long as the program runs.</summary>
    /// <param name="groups">The names of their own groups, by identifier.</param>
    public void Enter(Principal participant, IReadOnlyDictionary<string, string>? groups = null) => (me, names) = (me ?? participant, groups ?? names);

    public DateOnly Today => DateOnly.FromDateTime((time ?? TimeProvider.System).GetUtcNow().UtcDateTime);

    public bool IsAdministrator => Me.IsAdministrator(Today);

    /// <summary>Whether the participant may open a record of this kind in the public record, by the rules.</summary>
    public bool MayOpen(SubjectKind kind) => kind.RightToCreate(Standing.Of(Me, AccessList.Empty, Today), CompartmentId.Record) == Right.Write;

    /// <summary>The name of one of the participant's own groups.</summary>
    public string NameOf(GroupId group) => names?.GetValueOrDefault(group.Value) ?? Parts.Words.Name(group);

    /// <summary>A record on the screen, opened by <paramref name="make"/> unless it still is.</summary>
    public TDesk Visit<TDesk>(ActorId actor, Func<TrackerClient, TDesk> make) where TDesk : Desk
    {
        var desk = Keep(actor, make);
        places[(actor, typeof(TDesk))].Visits++;
        Current = desk;
        visited.Add(actor);
        Changed?.Invoke();
        return desk;
    }

    /// <summary>A record that a page follows without showing it: the others do not see the participant there.</summary>
    public TDesk Follow<TDesk>(ActorId actor, Func<TrackerClient, TDesk> make) where TDesk : Desk
    {
        if (!IsOpen(actor)) Client.Open(actor, away: true);
        var desk = Keep(actor, make);
        places[(actor, typeof(TDesk))].Followers++;
        return desk;
    }

    /// <summary>No page needs it any more.</summary>
    public void Unfollow(Desk desk)
    {
        if (PlaceOf(desk) is not { } place) return;
        place.Followers--;
        _ = Clear();
    }

    /// <summary>The record is no longer on the screen. What was typed there is sent.</summary>
    public void Leave(Desk desk)
    {
        if (PlaceOf(desk) is not { } place) return;
        place.Visits--;
        place.Turn = ++turn;
        desk.SendTyped();
        desk.Removals.Send();
        if (!places.Any(p => p.Key.Actor == desk.Record.Actor && p.Value.Visits > 0)) desk.Record.LookAway();
        if (Current == desk) Current = null;
        Changed?.Invoke();
        _ = Clear();
    }

    private TDesk Keep<TDesk>(ActorId actor, Func<TrackerClient, TDesk> make) where TDesk : Desk
    {
        if (places.TryGetValue((actor, typeof(TDesk)), out var place))
        {
            place.Turn = ++turn;
            return (TDesk)place.Desk;
        }
        var desk = make(Client);
        var changes = desk.OnChange(() => Changed?.Invoke());
        places[(actor, typeof(TDesk))] = new Place(desk, changes) { Turn = ++turn };
        return desk;
    }

    private bool IsOpen(ActorId actor) => places.Keys.Any(k => k.Actor == actor);

    private Place? PlaceOf(Desk desk) => places.GetValueOrDefault((desk.Record.Actor, desk.GetType()));

    /// <summary>Closes what was left longest ago, unless words of it are not saved.</summary>
    private async Task Clear()
    {
        var left = places.Where(p => p.Value is { Visits: 0, Followers: 0 }).OrderByDescending(p => p.Value.Turn).Skip(MostLeft)
            .Where(p => !p.Value.Desk.HasUnsaved).ToList();
        foreach (var (key, place) in left)
        {
            places.Remove(key);
            place.Changes.Dispose();
            if (!IsOpen(key.Actor)) await place.Desk.Close();
        }
    }

    private TrackerClient Connected()
    {
        var opened = new TrackerClient(connect(), TrackerKinds.All, Me, time);
        opened.HandlerFailed += _ =>
        {
            Failed = true;
            Changed?.Invoke();
        };
        opened.Transport.LinkChanged += () => Changed?.Invoke();
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        if (client is null) return;
        Inbox.Dispose();
        var transport = client.Transport;
        foreach (var place in places.Values) place.Changes.Dispose();
        await client.DisposeAsync();
        client = null;
        if (transport is IAsyncDisposable connection) await connection.DisposeAsync();
    }

    private sealed class Place(Desk desk, IDisposable changes)
    {
        public Desk Desk => desk;
        public IDisposable Changes => changes;

        /// <summary>How many pages show it.</summary>
        public int Visits { get; set; }

        /// <summary>How many pages follow it without showing it.</summary>
        public int Followers { get; set; }

        /// <summary>Grows with each visit, and when it is left.</summary>
        public long Turn { get; set; }
    }
}
