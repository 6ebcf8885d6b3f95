namespace Tracker.Grains;

/// <summary>Caches the bytes of a value that is needed far more often than it changes.</summary>
internal sealed class Encoded<T>(Func<T, byte[]> write) where T : class
{
    private T? value;
    private byte[] bytes = [];

    public byte[] Of(T current)
    {
        if (!ReferenceEquals(current, value)) (value, bytes) = (current, write(current));
        return bytes;
    }
}
