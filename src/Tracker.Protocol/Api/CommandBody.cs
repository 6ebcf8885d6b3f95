namespace Tracker.Protocol;

/// <summary>The body of a command, as in the message of the socket without the name. Sending it again with the same operation has no effect.</summary>
/// <typeparam name="TPayload">The command.</typeparam>
/// <param name="Operation">A new UUID of the sender.</param>
/// <param name="Seen">The version of the compartment that the sender had; 0 for a new record.</param>
/// <param name="OnBehalfOf">The group for which the sender acts.</param>
/// <param name="Again">True if the command was sent before and its outcome is unknown.</param>
public sealed record CommandBody<TPayload>(
    ActorId Actor, OperationId Operation, CompartmentId Compartment, long Seen, TPayload Payload, GroupId? OnBehalfOf = null, bool Again = false);
