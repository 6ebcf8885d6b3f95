namespace Tracker.Domain.Shared;

/// <summary>Reads JSON from clients: what cannot be read is a <see cref="Rejection"/>, never an exception.</summary>
public static class StrictJson
{
    /// <summary>The value, or the rejection that names the field and what it must be.</summary>
    /// <param name="whole">What the JSON is, for the sentence: <c>'set-due'</c>.</param>
    public static (T? Value, Rejection? Rejection) Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo asked, string whole) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, asked) is T value ? (value, null) : (null, BadJson.At("", whole, "must be an object, not null"));
        }
        catch (JsonException e)
        {
            return (null, BadJson.Explain(json, asked, whole, e.Path ?? "$"));
        }
        catch (NotSupportedException e)
        {
            return (null, BadJson.Explain(json, asked, whole, BadJson.PathIn(e.Message)));
        }
    }
}
