namespace Tracker.Domain.Shared;

/// <summary>The one way to read JSON that somebody sent: what cannot be read is a <see cref="Rejection"/>, never an exception.</summary>
public static class StrictJson
{
    /// <summary>The value, or the rejection that names the field and what it must be.</summary>
    /// <param name="taker">Who asks for it, as the sentence names him: <c>'set-due'</c>.</param>
    public static (T? Value, Rejection? Rejection) Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo asked, string taker) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, asked) is T value ? (value, null) : (null, BadJson.At("", taker, "must be an object, not null"));
        }
        catch (JsonException e)
        {
            return (null, BadJson.Explain(json, asked, taker, e.Path ?? "$"));
        }
        catch (NotSupportedException e)
        {
            return (null, BadJson.Explain(json, asked, taker, BadJson.PathIn(e.Message)));
        }
    }
}
