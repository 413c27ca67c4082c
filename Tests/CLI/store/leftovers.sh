# What a killed command has left is told and goes; a lost index does not hide the images.
touch store/.tote-1-1 store/layers
mkdir -p store/staging/1-x
echo nonsense >>store/layers
rm store/index.json
tote store check
tote --quiet store repair
tote store check
ls -A store store/staging
