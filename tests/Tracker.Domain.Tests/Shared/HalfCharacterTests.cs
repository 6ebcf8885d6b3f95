using System.Text;
using System.Text.Json.Nodes;
using Tracker.Domain.Shared;
using Tracker.Domain.Tests.Golden;
using Tracker.Text;

namespace Tracker.Domain.Tests.Shared;

/// <summary>Half a character in a string could be stored and never be shown: no command takes it, in any of its strings.</summary>
public sealed class HalfCharacterTests
{
    private const string Marked = "half-a-character";
    private const string Half = "https://x\\ud800";

    public static TheoryData<string> Kinds => [.. TrackerKinds.All.All.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Half_a_character_is_refused_in_every_string_of_every_command(string name)
    {
        var kind = TrackerKinds.All.All.Single(k => k.Name == name);
        var tried = 0;
        foreach (var sample in Sample.Commands(kind))
            foreach (var json in Halved(sample))
            {
                tried++;
                var (command, rejection) = kind.Codec.DecodeCommand(sample.Name, json);
                Assert.True(rejection is not null || ChangesIn(command!).Any(c => TextFormats.Draft.Check(c, RichText.Empty) is { Code: "text-pair" }),
                    $"{sample.Place}: {Encoding.UTF8.GetString(json)}");
            }
        Assert.NotEqual(0, tried);
    }

    private static IEnumerable<TextChange> ChangesIn(Command command) =>
        command.GetType().GetProperties().Select(p => p.GetValue(command)).OfType<TextChange>();

    /// <summary>The command once for each of its strings, with half a character in it.</summary>
    private static IEnumerable<byte[]> Halved(Sample sample)
    {
        var count = Strings(JsonNode.Parse(sample.Json)!).Count();
        for (var i = 0; i < count; i++)
        {
            var json = JsonNode.Parse(sample.Json)!;
            Strings(json).ElementAt(i).ReplaceWith(Marked);
            yield return Encoding.UTF8.GetBytes(json.ToJsonString().Replace(Marked, Half, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<JsonValue> Strings(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(m => Strings(m.Value)),
        JsonArray list => list.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out _) => [value],
        _ => [],
    };
}
