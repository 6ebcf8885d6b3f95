using Tracker.Domain.Drafts;
using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Tracker.Domain.Claims;
using Tracker.Web.Parts;

namespace Tracker.Web.Records;

/// <summary>Reads the state of any kind of record by the description of its JSON, so that a new kind needs no code here.</summary>
/// <param name="nameOf">The name of a participant.</param>
/// <param name="groupOf">The name of a group; null is its identifier.</param>
public sealed class StateReader(Func<ParticipantId, string> nameOf, Func<GroupId, string>? groupOf = null)
{
    /// <summary>What an edited field keeps besides its value.</summary>
    private static readonly ImmutableHashSet<string> Stamp = ["value", "version", "by", "at"];

    /// <summary>The value as it is shown; null if nothing of it is for people.</summary>
    /// <param name="declared">The description of the type that the value is declared as.</param>
    public Shown? Read(object? value, JsonTypeInfo declared)
    {
        if (value is null or false or long or EntityId or OperationId or Guid or TypingSession) return null;
        if (Text(value) is { } text) return text.Text.Length == 0 ? null : text;
        var info = value.GetType() == declared.Type ? declared : declared.Options.GetTypeInfo(value.GetType());
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => Members(value, info, WordOf(declared, info)),
            JsonTypeInfoKind.Dictionary => Entries((IDictionary)value, info),
            JsonTypeInfoKind.Enumerable => Items(((IEnumerable)value).Cast<object?>().Select(i => Read(i, Element(info)))),
            _ => null,
        };
    }

    private ShownText? Text(object value) => value switch
    {
        string s => new(VisibleText.Of(s), Uri.TryCreate(s, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? s : null),
        true => new("Yes"),
        Enum word => new(Words.Title(word)),
        ParticipantId participant => new(nameOf(participant)),
        GroupId group => new((groupOf ?? Words.Name)(group)),
        CompartmentId compartment => new(Words.Audience(compartment, groupOf)),
        ActorId actor => new($"{Words.Kind(actor.Kind)} {actor.Key}", RecordAddress.Of(actor)),
        Reference reference => new(VisibleText.Of(reference.Name), reference.Actor is { } to ? RecordAddress.Of(to) : null),
        DateTimeOffset at => new(ReaderZone.Utc.Show(at), Time: at),
        DateOnly day => new(Words.Day(day)),
        PartialDate date => new(Words.Date(date.Value)),
        PartialInterval valid => new(Words.Interval(valid)),
        RichText rich => new(VisibleText.Of(PlainExport.Write(rich))),
        int or decimal or double => new(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
        _ => null,
    };

    private Shown? Members(object value, JsonTypeInfo info, string? kind)
    {
        if (info.Properties.Count > 1 && info.Properties.All(p => Stamp.Contains(p.Name)) && info.Properties.FirstOrDefault(p => p.Name == "value") is { } only)
        {
            // Who set it is not shown with the value, but is a person whom the record mentions.
            if (info.Properties.FirstOrDefault(p => p.Name == "by")?.Get!(value) is ParticipantId by) nameOf(by);
            return Read(only.Get!(value), Described(info, only.PropertyType));
        }
        var members = new List<(string Label, Shown Value, bool IsGroup)>();
        if (kind is not null) members.Add(("Kind", new ShownText(kind), false));
        foreach (var property in info.Properties)
            if (!IsDerived(property) && property.Get?.Invoke(value) is { } inner && Read(inner, Described(info, property.PropertyType)) is { } shown)
                members.Add((Words.Capital(Words.Spoken(property.Name)), shown, shown is ShownMembers && inner is not IDictionary));
        return members.Count == 0 ? null : new ShownMembers(Flat(members));
    }

    /// <summary>A group's members join its own level if no label repeats, which saves nesting.</summary>
    private static ImmutableArray<(string, Shown)> Flat(List<(string Label, Shown Value, bool IsGroup)> members)
    {
        var labels = members.Select(m => m.Label).ToHashSet();
        var flat = ImmutableArray.CreateBuilder<(string, Shown)>();
        foreach (var (label, value, isGroup) in members)
            if (isGroup && value is ShownMembers group && group.Members.All(m => !labels.Contains(m.Label)))
            {
                labels.UnionWith(group.Members.Select(m => m.Label));
                flat.AddRange(group.Members);
            }
            else flat.Add((label, value));
        return flat.DrainToImmutable();
    }

    /// <summary>A map by names of people or things has labels; one by identifiers is a list.</summary>
    private Shown? Entries(IDictionary map, JsonTypeInfo info)
    {
        var read = map.Keys.Cast<object>().Select(key => (Key: key, Value: Read(map[key], Element(info)))).Where(e => e.Value is not null).ToList();
        if (read.Count == 0) return null;
        return read[0].Key is EntityId
            ? Items(read.Select(e => e.Value))
            : new ShownMembers([.. read.Select(e => (e.Key is string s ? Label(s) : Text(e.Key)?.Text ?? "", e.Value!))]);
    }

    private static Shown? Items(IEnumerable<Shown?> read)
    {
        var items = read.OfType<Shown>().ToImmutableArray();
        return items.Length == 0 ? null : (Shown?)ShownTable.Of(items) ?? new ShownItems(items);
    }

    /// <summary>The word for one form of a value, such as "titled" for a claim.</summary>
    private static string? WordOf(JsonTypeInfo declared, JsonTypeInfo actual) =>
        declared.PolymorphismOptions?.DerivedTypes.FirstOrDefault(d => d.DerivedType == actual.Type).TypeDiscriminator is string word
            ? Words.Capital(Words.Spoken(word))
            : null;

    /// <summary>True for what only repeats the other members in another form.</summary>
    private static bool IsDerived(JsonPropertyInfo property) => property.Set is null && property.AssociatedParameter is null;

    /// <summary>A key as a label: the columns of a machine's table are names in snake case.</summary>
    private static string Label(string key) => Words.Capital(VisibleText.Of(key.Contains(' ', StringComparison.Ordinal) ? key : key.Replace('_', ' ')));

    private static JsonTypeInfo Element(JsonTypeInfo info) => Described(info, info.ElementType!);

    private static JsonTypeInfo Described(JsonTypeInfo info, Type type) => info.Options.GetTypeInfo(type);
}
