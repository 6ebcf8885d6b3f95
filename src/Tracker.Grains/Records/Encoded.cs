namespace Tracker.Grains;

/// <summary>The bytes of a value that is asked for far more often than it changes.</summary>
internal sealed class Encoded<T>(Func<T, byte[]> write) where T : class
{
    private T? value;
    private byte[] bytes = [];

    public byte[] Of(T asked)
    {
        if (!ReferenceEquals(asked, value)) (value, bytes) = (asked, write(asked));
        return bytes;
    }
}
