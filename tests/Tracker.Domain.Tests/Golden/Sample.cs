using System.Globalization;
using System.Text;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;

namespace Tracker.Domain.Tests.Golden;

/// <summary>
/// A message exactly as a program once stored or sent it: a line of <c>&lt;kind&gt;.events</c> (<c>name schema json</c>) or
/// <c>&lt;kind&gt;.commands</c> (<c>name json</c>). Lines are added, never changed and never removed: databases hold such bytes.
/// Each message is there with all fields and with as few as it may have, and each word of each list of words at least once.
/// </summary>
/// <param name="Place">File and line.</param>
/// <param name="Schema">0 for a command.</param>
internal sealed record Sample(string Place, string Name, int Schema, byte[] Json)
{
    public static IReadOnlyList<Sample> Events(RecordKind kind) =>
        Read(FileOf(kind) + ".events", 3, words => int.Parse(words[1], CultureInfo.InvariantCulture));

    public static IReadOnlyList<Sample> Commands(RecordKind kind) => Read(FileOf(kind) + ".commands", 2, _ => 0);

    public override string ToString() => $"{Place}: {Name} {Encoding.UTF8.GetString(Json)}";

    /// <summary>The kinds that read the samples of one file.</summary>
    public static ILookup<string, RecordKind> Files { get; } = TrackerKinds.All.All.ToLookup(FileOf);

    /// <summary>All kinds of subject have the same messages.</summary>
    private static string FileOf(RecordKind kind) => kind is SubjectKind ? "subject" : kind.Name;

    private static Sample[] Read(string file, int parts, Func<string[], int> schema) =>
    [
        .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Golden", file))
            .Select((line, at) => (Words: line.Split(' ', parts), Place: $"{file}:{at + 1}"))
            .Select(l => new Sample(l.Place, l.Words[0], schema(l.Words), Encoding.UTF8.GetBytes(l.Words[^1]))),
    ];
}
