namespace Tracker.Server.Live;

/// <summary>The only way from the edge (hub and API) to a record.</summary>
public sealed class Commands(IGrainFactory grains, RecordKinds kinds, IRefusals refusals, TimeProvider time)
{
    public bool Knows(ActorId actor) => kinds.Of(actor) is not null;

    /// <summary>Sends a command to its record. Rejections for lack of rights are kept for administrators.</summary>
    public async Task<OutcomeMessage> Execute(Principal principal, CommandMessage message)
    {
        if (!Knows(message.Actor)) return OutcomeMessage.Rejected(Rejection.NotFound);
        if (message.Payload.Utf8.IsEmpty) return OutcomeMessage.Rejected(TextLimits.Required("payload"));
        var outcome = await Ask(principal, message);
        if (outcome.Rejection is { Code: RejectionCode.Forbidden or RejectionCode.NotFound } refused)
            refusals.Record(new Refusal(time.GetUtcNow(), principal.Id, message.Actor, message.Name, refused.Code));
        return outcome;
    }

    /// <summary>What the principal may read of a record, or the rejection that says why nothing.</summary>
    public async Task<OpenedMessage> Read(Principal principal, ActorId actor) =>
        JsonSerializer.Deserialize((await Open(principal, new OpenMessage(actor))).Opened, WireJson.Strict.OpenedMessage)!;

    /// <param name="text">The host's number of a co-edited text, for the answer.</param>
    public Task<OpenReply> Open(Principal principal, OpenMessage open, int? text = null) => grains.Record(open.Actor).Open(
        Caller.Of(principal), new OpenCall(open.Known is null ? [] : [.. open.Known.Select(k => new KnownLine(k.Key, k.Value))], text));

    private async Task<OutcomeMessage> Ask(Principal principal, CommandMessage message)
    {
        try
        {
            var reply = await grains.Record(message.Actor).Execute(Caller.Of(principal), new CommandCall(
                message.Operation, message.Compartment, message.Seen, message.Name, message.Payload.Utf8.ToArray(), message.OnBehalfOf, message.Again));
            return new OutcomeMessage(
                (Result)reply.Result, reply.Version,
                reply.Rejection is null ? null : JsonSerializer.Deserialize(reply.Rejection, WireJson.Strict.Rejection));
        }
        catch (Exception e) when (e is TimeoutException or OrleansException or IOException or OperationCanceledException)
        {
            return OutcomeMessage.Unknown;
        }
    }
}
