using System.Text.Json.Nodes;
using Tracker.Domain.Shared;

namespace Tracker.Server.Tests.StoredDatabase;

/// <summary>What the records of the stored databases hold: <c>records/ACTOR.json</c> is what <c>show ACTOR --json</c> of their time printed.</summary>
internal static class StoredRecords
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "StoredDatabase");

    /// <summary>By compartment: its version and its state.</summary>
    public static IReadOnlyList<(ActorId Actor, JsonNode Parts)> All { get; } = Read(Path.Combine(Folder, "records"));

    private static (ActorId, JsonNode)[] Read(string folder) =>
    [
        .. System.IO.Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(file => (ActorId.Parse(ActorOf(Path.GetRelativePath(folder, file))), JsonNode.Parse(File.ReadAllText(file))!)),
    ];

    private static string ActorOf(string file) => Path.ChangeExtension(file, null).Replace(Path.DirectorySeparatorChar, '/');
}
