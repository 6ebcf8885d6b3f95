namespace Tracker.Storage;

/// <summary>Where Orleans' AdoNet grain storage keeps a record's snapshot. The provider writes the state name of <c>[PersistentState]</c>
/// as <c>GrainTypeString</c> (not the grain's type), the whole string key as <c>GrainIdExtensionString</c>, zero as both key numbers, and
/// the cluster's service id. So the grain's key must be the whole <see cref="Tracker.Domain.Shared.ActorId"/>, or two kinds with one key
/// would share a row.</summary>
public static class SnapshotPlace
{
    public const string StateName = "snapshot";
    public const string ServiceId = "tracker";
}
