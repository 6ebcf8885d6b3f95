using Tracker.Domain.Directory;

namespace Tracker.Grains;

/// <summary>What the program itself reads of records and sends to them; their kinds say what it may.</summary>
public static class ProgramCommands
{
    private static readonly Caller Program = Caller.Of(DirectoryState.System);

    /// <summary>Throws <see cref="TimeoutException"/> or an <see cref="OrleansException"/> if the record does not answer.</summary>
    public static async Task<OutcomeMessage> SendAsProgram(this IRecordGrain record, RecordKind kind, CompartmentId at, Command command)
    {
        var reply = await record.Execute(
            Program, new CommandCall(OperationId.New(), at, 0, kind.Codec.NameOf(command).Name, kind.Codec.Encode(command), null, false));
        return new(
            (Result)reply.Result, reply.Version,
            reply.Rejection is null ? null : JsonSerializer.Deserialize(reply.Rejection, WireJson.Strict.Rejection));
    }

    /// <summary>What the program may read of a record, by compartment; empty if there is none for it.</summary>
    public static async Task<IReadOnlyDictionary<CompartmentId, TState>> ReadAsProgram<TState>(
        this IRecordGrain record, RecordKind kind) where TState : class =>
        (await record.PartsAsProgram<TState>(kind)).ToDictionary(p => p.Key, p => p.Value.State);

    /// <summary>The same, each with the version that it is the state of. A commit can be seen in the store before its record knows of it: who keeps
    /// what they read keeps it under this version, not under the one that the store showed.</summary>
    public static async Task<IReadOnlyDictionary<CompartmentId, (long Version, TState State)>> PartsAsProgram<TState>(
        this IRecordGrain record, RecordKind kind) where TState : class
    {
        var reply = await record.Open(Program, new OpenCall([], null));
        var opened = JsonSerializer.Deserialize(reply.Opened, WireJson.Strict.OpenedMessage)!;
        return opened.Parts.Where(p => p.State is not null)
            .ToDictionary(p => p.Compartment, p => (p.Version, (TState)JsonSerializer.Deserialize(p.State!.Value.Utf8.Span, kind.StateInfo)!));
    }
}
