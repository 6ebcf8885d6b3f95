namespace Tracker.Import.Report2022;

/// <summary>Collects the steps of an import: opens each record once, before the first claim on it, and keeps which claims a row became.</summary>
internal sealed class Facts(ICollection<ImportProblem> problems)
{
    private readonly List<ImportStep> steps = [];
    private readonly HashSet<ActorId> opened = [];
    private readonly HashSet<EntityId> claimed = [];
    private readonly Dictionary<ActorId, string> bodies = [];
    private readonly Dictionary<ActorId, string> titles = [];
    private readonly Dictionary<string, List<FactReference>> claimsOf = new(StringComparer.Ordinal);

    public IReadOnlyList<ImportStep> Steps => steps;
    public Keys Keys { get; } = new();

    /// <summary>Liaison statements by key, for the rows of their points.</summary>
    public Dictionary<string, Row> Letters { get; } = new(StringComparer.Ordinal);

    /// <summary>The body under which a record was opened; null if it has none.</summary>
    public string? BodyOf(ActorId actor) => bodies.GetValueOrDefault(actor);

    /// <summary>Opens a record under its key. Two keys cannot name the same record.</summary>
    public void Open(Row row, ActorId actor, string title, string? body = null)
    {
        if (!opened.Add(actor)) throw new RowException(row.Cells[0].Key, $"The record '{actor}' is named by two keys.");
        Keys.Add(row.Key, new Reference(title, actor));
        if (body is not null) bodies[actor] = body;
        Start(row, actor, title, body);
    }

    /// <summary>Opens a topic that several rows share, with the source of the first one.</summary>
    public ActorId Topic(Row row, string key, string title)
    {
        var actor = TopicOf(key);
        if (opened.Add(actor)) Start(row, actor, title, null);
        return actor;
    }

    /// <summary>Adds what a row says to a record. The same statement of the same row is added once to each record.</summary>
    public EntityId? Claim(
        Row row, ActorId actor, Statement statement, PartialInterval? valid = null, Hearsay? hearsay = null, string? printed = null)
    {
        var draft = new Assertion(EntityId.Parse("draft"), statement, row.Source(printed), valid, hearsay);
        var content = Encoding.UTF8.GetString(TrackerKinds.All.Of(actor)!.Codec.Encode(new RecordClaim(draft, Imported: true)));
        var id = Fingerprint.Entity(actor.Value, row.Name, content);
        if (!claimed.Add(id)) return null;
        if (draft.Refuses() is { } refused)
        {
            problems.Add(new ImportProblem(row.File, row.Line, refused.Sentence, refused.Field));
            return null;
        }
        Remember(row, actor, id);
        Add(row, actor, Fingerprint.Operation(id.Value, "record-claim"), new RecordClaim(draft with { Id = id }, Imported: true));
        return id;
    }

    public void MarkRemoved(Row row, ActorId actor, EntityId claim, string note) =>
        Add(row, actor, Fingerprint.Operation(claim.Value, "mark-removed-by-body", note), new MarkRemovedByBody(claim, note));

    /// <summary>The claims that a row became, the first one first; the row is named <c>file.csv:key</c>.</summary>
    public IReadOnlyList<FactReference> ClaimsOf(string row) => claimsOf.TryGetValue(row, out var claims) ? claims : [];

    public void Refuse(Row row, FormatException e) =>
        problems.Add(new ImportProblem(row.File, row.Line, e.Message, (e as RowException)?.Field));

    public static ActorId TopicOf(string key) => ActorId.Parse("topic/report-2022/" + key);

    private void Start(Row row, ActorId actor, string title, string? body)
    {
        titles[actor] = title;
        var open = new OpenSubject(Fingerprint.Entity(actor.Value, "title"), title, row.Source(), body);
        if (new Assertion(open.Id, new Titled(title), open.Source).Refuses() is { } refused) throw new RowException(refused.Field ?? "", refused.Sentence);
        Remember(row, actor, open.Id);
        Add(row, actor, Fingerprint.Operation(actor.Value, "open"), open);
    }

    private void Remember(Row row, ActorId actor, EntityId id)
    {
        if (!claimsOf.TryGetValue(row.Name, out var claims)) claimsOf[row.Name] = claims = [];
        claims.Add(new FactReference(actor, id, titles[actor]));
    }

    private void Add(Row row, ActorId actor, OperationId operation, Command command) =>
        steps.Add(new ImportStep(actor, CompartmentId.Record, operation, command, ParticipantId.System, row.File, row.Line));
}
