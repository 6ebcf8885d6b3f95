using System.Collections.Concurrent;

namespace Tracker.Grains;

/// <summary>Finds the grain of a record.</summary>
public static class RecordGrains
{
    private static readonly ConcurrentDictionary<Type, GrainInterfaceType> Known = new();

    /// <summary>The record.</summary>
    public static IRecordGrain Record(this IGrainFactory grains, ActorId actor) => grains.Of<IRecordGrain>(actor);

    /// <summary>The record as a co-edited text.</summary>
    public static IDraftGrain Draft(this IGrainFactory grains, ActorId actor) => grains.Of<IDraftGrain>(actor);

    // Orleans finds an interface's name anew at every call by type, which costs more than an edit's rules; here it is kept.
    private static T Of<T>(this IGrainFactory grains, ActorId actor) where T : IAddressable
    {
        var id = GrainId.Create(DraftId.IsText(actor) ? DraftGrain.TypeName : RecordGrain.TypeName, actor.Value);
        if (Known.TryGetValue(typeof(T), out var type)) return (T)(object)grains.GetGrain(id, type);
        var found = grains.GetGrain<T>(id);
        Known[typeof(T)] = ((GrainReference)(object)found).InterfaceType;
        return found;
    }
}
