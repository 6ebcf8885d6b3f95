namespace Tracker.Grains;

/// <summary>Collects what people type into one text. While one event of the text is being written, changes from all hosts queue; then they are
/// decided in order and become the next event, so there is one durable write however many people type.</summary>
internal sealed class Typists(LiveRecord record, RecordHosts hosts, CompartmentId compartment, TimeProvider time)
{
    private List<(string Host, TypeCall Call)> waiting = [];
    private TaskCompletionSource next = new();
    private bool busy;

    /// <summary>The task ends when these changes are durable, rejected or unknown; it never fails.</summary>
    public Task Take(string host, TypeCall[] calls)
    {
        foreach (var call in calls) waiting.Add((host, call));
        var taken = next.Task;
        if (!busy) _ = Work();
        return taken;
    }

    private async Task Work()
    {
        busy = true;
        while (waiting.Count > 0)
        {
            var (taken, done) = (waiting, next);
            (waiting, next) = ([], new TaskCompletionSource());
            if (!await Decide(taken)) Refuse(taken.Select(t => (t.Host, t.Call, NumberOf(t.Call), (Rejection?)null)));
            done.SetResult();
        }
        busy = false;
    }

    /// <summary>False if the outcome is unknown.</summary>
    private async Task<bool> Decide(List<(string Host, TypeCall Call)> taken)
    {
        try
        {
            await record.Load();
            var typed = new List<TypedChange>(taken.Count);
            var from = new Dictionary<TypedChange, (string Host, TypeCall Call)>(ReferenceEqualityComparer.Instance);
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            foreach (var (host, call) in taken)
            {
                var (message, _, number, rejection) = TypeMessage.Read(call.Message);
                if (message is null) Refuse([(host, call, number, rejection)]);
                else
                {
                    var change = Of(call, message, today);
                    from[change] = (host, call);
                    typed.Add(change);
                }
            }
            var (outcome, refused) = record.Type(compartment, typed);
            Refuse(refused.Select(r => (from[r.Typed].Host, from[r.Typed].Call, r.Typed.Number, (Rejection?)r.Rejection)));
            return (await outcome).Result != Result.Unknown;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return false;
        }
    }

    private TypedChange Of(TypeCall call, TypeMessage message, DateOnly today)
    {
        var standing = Standing.Of(call.Caller.Principal, record.DurableAccess, today);
        return new TypedChange(standing, record.RightIn(standing, compartment), call.Session, message.Number, message.Revision, message.Intent, message.Change);
    }

    private static long NumberOf(TypeCall call) => TypeMessage.Read(call.Message).Number;

    private static byte[]? Json(Rejection? rejection) =>
        rejection is null ? null : JsonSerializer.SerializeToUtf8Bytes(rejection, WireJson.Strict.Rejection);

    private void Refuse(IEnumerable<(string Host, TypeCall Call, long Number, Rejection? Rejection)> refused)
    {
        foreach (var host in refused.GroupBy(r => r.Host))
            hosts.Refuse(host.Key, [.. host.Select(r => new RefusedLine(r.Call.Session, r.Number, Json(r.Rejection), r.Call.Caller.Participant))]);
    }
}
