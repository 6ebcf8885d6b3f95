using System.Collections.Concurrent;

namespace Tracker.Grains;

/// <summary>Finds the grains of records.</summary>
public static class RecordGrains
{
    private static readonly ConcurrentDictionary<Type, GrainInterfaceType> Known = new();

    public static IRecordGrain Record(this IGrainFactory grains, ActorId actor) => grains.Of<IRecordGrain>(actor);
    public static IDraftGrain Draft(this IGrainFactory grains, ActorId actor) => grains.Of<IDraftGrain>(actor);

    // Orleans resolves an interface type at every call, which costs more than deciding an edit, so the result is cached.
    private static T Of<T>(this IGrainFactory grains, ActorId actor) where T : IAddressable
    {
        var id = GrainId.Create(DraftId.IsText(actor) ? DraftGrain.TypeName : RecordGrain.TypeName, actor.Value);
        if (Known.TryGetValue(typeof(T), out var type)) return (T)(object)grains.GetGrain(id, type);
        var found = grains.GetGrain<T>(id);
        Known[typeof(T)] = ((GrainReference)(object)found).InterfaceType;
        return found;
    }
}
