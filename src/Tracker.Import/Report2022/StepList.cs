namespace Tracker.Import.Report2022;

/// <summary>Collects the steps of an import: opens each record once, before the first claim on it.</summary>
internal sealed class StepList(ICollection<ImportProblem> problems)
{
    private readonly List<ImportStep> steps = [];
    private readonly HashSet<ActorId> opened = [];
    private readonly HashSet<EntityId> claimed = [];

    public IReadOnlyList<ImportStep> Steps => steps;
    public bool IsOpen(ActorId actor) => opened.Contains(actor);

    public void Open(Row row, ActorId actor, string title, string? body = null, Source? source = null)
    {
        if (opened.Contains(actor)) return;
        var open = new OpenSubject(Fingerprint.Entity(actor.Value, "title"), title, source ?? row.Source(), body);
        if (new Assertion(open.Id, new Titled(title), open.Source).Refuses() is { } refused) Refuse(row, refused);
        else if (opened.Add(actor)) Add(row, actor, Fingerprint.Operation(actor.Value, "open"), open);
    }

    /// <returns>The id of the claim, or null if it is rejected or this row has already made it.</returns>
    public EntityId? Claim(Row row, ActorId actor, Statement statement, PartialInterval? valid = null, Hearsay? hearsay = null, Source? source = null)
    {
        if (!opened.Contains(actor)) return null;
        var draft = new Assertion(EntityId.Parse("draft"), statement, source ?? row.Source(), valid, hearsay);
        var content = Encoding.UTF8.GetString(TrackerKinds.All.Of(actor)!.Codec.Encode(new RecordClaim(draft, Imported: true)));
        var id = Fingerprint.Entity(actor.Value, row.File, row.Content, content);
        if (!claimed.Add(id)) return null;
        if (draft.Refuses() is { } refused)
        {
            Refuse(row, refused);
            return null;
        }
        Add(row, actor, Fingerprint.Operation(id.Value, "record-claim"), new RecordClaim(draft with { Id = id }, Imported: true));
        return id;
    }

    public void MarkRemoved(Row row, ActorId actor, EntityId claim, string note) =>
        Add(row, actor, Fingerprint.Operation(claim.Value, "mark-removed-by-body", note), new MarkRemovedByBody(claim, note));

    public void Refuse(Row row, string sentence, string? field = null) => problems.Add(new ImportProblem(row.File, row.Line, sentence, field));
    private void Refuse(Row row, Rejection refused) => Refuse(row, refused.Sentence, refused.Field);

    private void Add(Row row, ActorId actor, OperationId operation, Command command) =>
        steps.Add(new ImportStep(actor, CompartmentId.Record, operation, command, ParticipantId.System, row.File, row.Line));
}
