using Tracker.Domain.Drafts;
using Tracker.Domain.Directory;

namespace Tracker.Web.Records;

/// <summary>Where records are shown, relative to the address of Tracker.</summary>
public static class RecordAddress
{
    /// <summary>The page that can show any record.</summary>
    public static string Of(ActorId actor) => "records/" + actor.Value;

    /// <summary>The list of a kind's records.</summary>
    public static string OfKind(string kind) => "records/" + kind;

    /// <summary>The page made for this kind of record, or null if it has none.</summary>
    public static string? OwnPage(RecordKind kind, ActorId actor) => kind switch
    {
        DelegationKind or DraftKind => actor.Value,
        DirectoryKind => "administration",
        _ => null,
    };
}
