namespace Tracker.Protocol;

/// <summary>The body of a command: what the socket's message says beside its name. Sent again with the same operation it has no second effect.</summary>
/// <typeparam name="TPayload">The command.</typeparam>
/// <param name="Operation">A new UUID of the sender.</param>
/// <param name="Seen">The version of the compartment that the sender had; 0 for a record that does not exist yet.</param>
/// <param name="OnBehalfOf">A group of the sender for which he acts.</param>
/// <param name="Again">True where the command was sent before and its outcome is unknown.</param>
public sealed record CommandBody<TPayload>(
    ActorId Actor, OperationId Operation, CompartmentId Compartment, long Seen, TPayload Payload, GroupId? OnBehalfOf = null, bool Again = false);
