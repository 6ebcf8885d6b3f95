namespace Tracker.Storage;

/// <summary>What the stores of both engines have in common.</summary>
public abstract class Store : IStore
{
    private readonly Database database;
    private readonly GroupCommit? writer;
    private readonly Refusals refusals;
    private int disposed, probing;

    /// <param name="writer">Null if the store is open for reading only.</param>
    private protected Store(Database database, GroupCommit? writer)
    {
        (this.database, this.writer, refusals) = (database, writer, new Refusals(database));
        Events = new EventLog(database, writer);
        Listings = new Listings(database);
        Search = new SearchIndex(database);
        Claims = new ClaimTable(database);
        SignInLinks = new SignInLinks(database);
        Sessions = new Sessions(database);
        Invitations = new Invitations(database);
        Looks = new Looks(database);
        Bookmarks = new Bookmarks(database);
        News = new News(database);
        CalendarAddresses = new CalendarAddresses(database);
        BallotBoxes = new BallotBoxes(database);
        Documents = new Documents(database);
        Keys = new KeyRing(database);
        Milestones = new Milestones(database);
        Inspection = new Inspection(database);
    }

    public IEventLog Events { get; }
    public IListings Listings { get; }
    public ISearchIndex Search { get; }
    public IClaims Claims { get; }
    public ISignInLinks SignInLinks { get; }
    public ISessions Sessions { get; }
    public IInvitations Invitations { get; }
    public ILooks Looks { get; }
    public IBookmarks Bookmarks { get; }
    public INews News { get; }
    public ICalendarAddresses CalendarAddresses { get; }
    public IBallotBoxes BallotBoxes { get; }
    public IDocuments Documents { get; }
    public IKeyRing Keys { get; }
    public IMilestones Milestones { get; }
    public IInspection Inspection { get; }
    public IRefusals Refusals => refusals;

    public async Task<byte[]?> ReadSnapshot(ActorId actor, CancellationToken cancellation = default)
    {
        var found = await database.Read("query/snapshot", row => row.IsDBNull(0) ? null : row.GetFieldValue<byte[]>(0), cancellation,
            ("service", SnapshotPlace.ServiceId), ("state", SnapshotPlace.StateName), ("actor", actor.Value));
        return found.FirstOrDefault();
    }

    public Task Ping(CancellationToken cancellation = default) => database.Read("query/ping", row => row.GetInt32(0), cancellation);

    public async Task<bool> CanWrite(CancellationToken cancellation = default)
    {
        if (writer is not { IsFailing: true }) return true;
        // Anyone may ask, and one small write at a time is enough for all who do.
        if (Interlocked.Exchange(ref probing, 1) == 1) return false;
        try
        {
            await database.Write("query/probe", CancellationToken.None, ("at", database.Time(DateTimeOffset.UtcNow)));
            writer.Recover();
            return true;
        }
        catch (DbException)
        {
            return false;
        }
        finally
        {
            Volatile.Write(ref probing, 0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Interlocked.Exchange(ref disposed, 1) == 1) return;
        await refusals.DisposeAsync();
        if (writer is not null) await writer.DisposeAsync();
        await Close();
    }

    /// <summary>Closes the connections of the engine.</summary>
    private protected abstract ValueTask Close();
}
