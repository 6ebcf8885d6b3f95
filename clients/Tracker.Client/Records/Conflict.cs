using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tracker.Client;

/// <summary>Two participants wrote the same field; both texts are kept until the viewer chooses.</summary>
/// <param name="Field">The field of the command, in camel case.</param>
/// <param name="Mine">The text written here; null if the field was cleared.</param>
/// <param name="Theirs">The current text.</param>
/// <param name="CanResolve">False if the field is not an edit that can be sent again with another text.</param>
public sealed record Conflict(
    CompartmentId Compartment, Command Command, GroupId? OnBehalfOf, string Field, string? Mine, string? Theirs, ParticipantId? By, bool CanResolve)
{
    /// <summary>The command's name and target without the texts: a second conflict about the same target replaces the first.</summary>
    internal string Target { get; private init; } = "";

    /// <summary>Null if what was changed is not one text or word, such as all fields of a form: the form has them, and is sent again.</summary>
    internal static Conflict? Of(Codec codec, CompartmentId compartment, Command command, GroupId? onBehalfOf, Rejection rejection)
    {
        var payload = Payload(codec, command);
        var field = rejection.Field ?? "";
        var edit = EditIn(payload, field);
        if (edit?["to"] is JsonObject) return null;
        var mine = Text(edit is null ? payload[field] : edit["to"]);
        foreach (var part in (string[])["was", "to", "proposed"]) edit?.Remove(part);
        return new Conflict(compartment, command, onBehalfOf, field, mine, rejection.Current, rejection.CurrentBy, edit is not null)
        {
            Target = $"{compartment} {codec.NameOf(command).Name} {field} {payload.ToJsonString()}",
        };
    }

    /// <summary>The command that sets <paramref name="chosen"/> in place of theirs and keeps mine in the history; null if there is none.</summary>
    internal Command? Resolved(Codec codec, string? chosen)
    {
        var name = codec.NameOf(Command).Name;
        return Filled(codec, name, chosen, withProposed: true) ?? Filled(codec, name, chosen, withProposed: false);
    }

    private Command? Filled(Codec codec, string name, string? chosen, bool withProposed)
    {
        var payload = Payload(codec, Command);
        if (EditIn(payload, Field) is not { } edit) return null;
        (edit["was"], edit["to"]) = (Theirs, chosen);
        if (withProposed) edit["proposed"] = Mine;
        else edit.Remove("proposed");
        return codec.DecodeCommand(name, JsonSerializer.SerializeToUtf8Bytes(payload, NodeJson.Default.JsonObject)).Command;
    }

    private static JsonObject Payload(Codec codec, Command command) => (JsonObject)JsonNode.Parse(codec.Encode(command))!;

    /// <summary>The part of a command with <c>was</c> and <c>to</c> of a field: of that name, the only one, or the command itself.</summary>
    private static JsonObject? EditIn(JsonObject payload, string field)
    {
        if (payload[field] is JsonObject named && IsEdit(named)) return named;
        if (payload[field] is not null && field is not "to" and not "was") return null;
        var inner = payload.Select(p => p.Value).OfType<JsonObject>().Where(IsEdit).ToList();
        return inner.Count == 1 ? inner[0] : inner.Count == 0 && IsEdit(payload) ? payload : null;
    }

    // What is null is not written, so either may be missing.
    private static bool IsEdit(JsonObject part) => part.ContainsKey("to") || part.ContainsKey("was");

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node?.ToJsonString();
}

[System.Text.Json.Serialization.JsonSerializable(typeof(JsonObject))]
internal sealed partial class NodeJson : System.Text.Json.Serialization.JsonSerializerContext;
